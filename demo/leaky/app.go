// SPDX-License-Identifier: Apache-2.0

package main

import (
	"expvar"
	"net/http"
	"net/http/pprof"
)

// app is the service: its API, its load, its leaks and what watches them.
type app struct {
	shop    *shop
	metrics *metricsPage
	leaks   *registry
	guard   *guard
	load    *loadGenerator
}

// newApp builds the service that will be reachable at baseURL. Nothing runs
// before start.
func newApp(baseURL string, opts options) *app {
	client := newAPIClient(baseURL)
	g := newGuard(opts.maxHeapBytes, opts.maxGoroutines)
	shop := newShop()
	return &app{
		shop:    shop,
		metrics: newMetricsPage(),
		leaks:   newRegistry(allLeaks(client, g), g),
		guard:   g,
		load:    newLoadGenerator(baseURL, opts.loadPerSecond),
	}
}

func (a *app) start() {
	a.guard.start()
	a.load.start()
}

func (a *app) stop() {
	a.load.stop()
	a.leaks.resetAll()
	a.guard.stop()
}

// routes is everything on the one port, as many services do it. A real one
// should keep /debug on a listener of its own.
func (a *app) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	mux.Handle("/debug/vars", expvar.Handler())
	mux.Handle("/metrics", a.metrics)
	mux.HandleFunc("/-/healthy", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok\n")) })
	a.shop.mount(mux, a.metrics)
	a.leaks.mount(mux)
	return mux
}
