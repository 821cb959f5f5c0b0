// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"runtime"
	"strings"
)

// leaksStatus is the answer of /leaks. The replay server gives the same shape.
type leaksStatus struct {
	Schema string `json:"schema"`
	// Kind is "live" here and "replay" where recorded profiles are played.
	Kind     string `json:"kind"`
	ReadOnly bool   `json:"readOnly"`
	// PausedBecause is empty unless a cap was passed and the leaks pause.
	PausedBecause string       `json:"pausedBecause"`
	HeapBytes     uint64       `json:"heapBytes"`
	MaxHeapBytes  uint64       `json:"maxHeapBytes"`
	Goroutines    int          `json:"goroutines"`
	MaxGoroutines int          `json:"maxGoroutines"`
	Leaks         []leakStatus `json:"leaks"`
}

type leakStatus struct {
	leakInfo
	On   bool    `json:"on"`
	Rate float64 `json:"rate"`
}

func (r *registry) status() leaksStatus {
	r.mu.Lock()
	defer r.mu.Unlock()
	status := leaksStatus{
		Schema:        "seep-demo-leaks/1",
		Kind:          "live",
		PausedBecause: r.guard.pausedBecause(),
		HeapBytes:     heapAllocBytes(),
		MaxHeapBytes:  r.guard.maxHeapBytes,
		Goroutines:    runtime.NumGoroutine(),
		MaxGoroutines: r.guard.maxGoroutines,
	}
	for _, l := range r.leaks {
		info := l.info()
		current, on := r.running[info.Name]
		if info.Name == noneName {
			on = len(r.running) == 0
		}
		row := leakStatus{leakInfo: info, On: on, Rate: info.DefaultRate}
		if current.rate > 0 {
			row.Rate = current.rate
		}
		status.Leaks = append(status.Leaks, row)
	}
	return status
}

func (r *registry) mount(mux *http.ServeMux) {
	mux.HandleFunc("/leaks", r.serveList)
	mux.HandleFunc("/leaks/", r.serveSwitch)
	for _, l := range r.leaks {
		l.mount(mux, r.gate(l.info().Name))
	}
}

// gate lets requests through only while the leak is on and not paused, so that
// the caps also hold for requests from outside.
func (r *registry) gate(name string) func(http.HandlerFunc) http.HandlerFunc {
	return func(next http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, req *http.Request) {
			if !r.isOn(name) || !r.guard.allowed() {
				http.Error(w, "switched off, see /leaks", http.StatusServiceUnavailable)
				return
			}
			next(w, req)
		}
	}
}

func (r *registry) serveList(w http.ResponseWriter, req *http.Request) {
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "use POST /leaks/{name}?on=true&rate=N", http.StatusMethodNotAllowed)
		return
	}
	r.writeStatus(w)
}

// serveSwitch answers POST /leaks/{name}?on=true&rate=N and POST /leaks/reset,
// which switches all off and frees what leaked, with the new status.
func (r *registry) serveSwitch(w http.ResponseWriter, req *http.Request) {
	if req.Method != http.MethodPost {
		w.Header().Set("Allow", "POST")
		http.Error(w, "use POST", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(req.URL.Path, "/leaks/")
	if name == "reset" {
		r.resetAll()
		// Two collections: what a sync.Pool holds survives the first one.
		runtime.GC()
		runtime.GC()
		r.guard.check()
		r.writeStatus(w)
		return
	}
	on, rate, err := parseSwitch(req)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	err = r.set(name, on, rate)
	var unknown unknownLeakError
	if errors.As(err, &unknown) {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	r.writeStatus(w)
}

func parseSwitch(req *http.Request) (on bool, rate float64, err error) {
	query := req.URL.Query()
	switch query.Get("on") {
	case "true":
		on = true
	case "false":
	default:
		return false, 0, errors.New("on must be true or false")
	}
	if text := query.Get("rate"); text != "" {
		rate, err = parseRate(text)
	}
	return on, rate, err
}

func (r *registry) writeStatus(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(w).Encode(r.status())
}
