// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"runtime/pprof"
	"sort"
	"strings"
	"sync"
	"time"
)

// metricsPage is /metrics: the names and meanings of client_golang's Go and
// process collectors, and one counter of requests.
type metricsPage struct {
	startedAt time.Time

	mu       sync.Mutex
	requests map[requestKey]uint64
}

type requestKey struct {
	handler string
	status  int
}

func newMetricsPage() *metricsPage {
	return &metricsPage{startedAt: time.Now(), requests: map[requestKey]uint64{}}
}

// count wraps a handler so that its answers are counted.
func (p *metricsPage) count(handler string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		recorder := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
		next(recorder, req)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.requests[requestKey{handler, recorder.status}]++
	}
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (r *statusRecorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (p *metricsPage) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	var page strings.Builder
	writeGoMetrics(&page)
	writeMemStats(&page)
	writeRuntimeMetrics(&page)
	writeProcessMetrics(&page, p.startedAt)
	p.writeRequests(&page)
	io.WriteString(w, page.String())
}

// writeMetric writes one metric without labels.
func writeMetric(w io.Writer, kind, name, help string, value float64) {
	fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %g\n", name, help, name, kind, name, value)
}

func writeGoMetrics(w io.Writer) {
	writeMetric(w, "gauge", "go_goroutines", "Number of goroutines that currently exist.", float64(runtime.NumGoroutine()))
	threads := pprof.Lookup("threadcreate").Count()
	writeMetric(w, "gauge", "go_threads", "Number of OS threads created.", float64(threads))
	const info = "go_info"
	fmt.Fprintf(w, "# HELP %s Information about the Go environment.\n# TYPE %s gauge\n%s{version=%q} 1\n", info, info, info, runtime.Version())

	stats := debug.GCStats{PauseQuantiles: make([]time.Duration, 5)}
	debug.ReadGCStats(&stats)
	const name = "go_gc_duration_seconds"
	fmt.Fprintf(w, "# HELP %s A summary of the wall-time pause (stop-the-world) duration in garbage collection cycles.\n# TYPE %s summary\n", name, name)
	for i, pause := range stats.PauseQuantiles {
		fmt.Fprintf(w, "%s{quantile=\"%g\"} %g\n", name, float64(i)/4, pause.Seconds())
	}
	fmt.Fprintf(w, "%s_sum %g\n%s_count %d\n", name, stats.PauseTotal.Seconds(), name, stats.NumGC)
}

func writeMemStats(w io.Writer) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	for _, row := range []struct {
		kind, name, help string
		value            uint64
	}{
		{"gauge", "alloc_bytes", "Number of bytes allocated in heap and currently in use.", m.Alloc},
		{"counter", "alloc_bytes_total", "Total number of bytes allocated in heap until now, even if released already.", m.TotalAlloc},
		{"gauge", "buck_hash_sys_bytes", "Number of bytes used by the profiling bucket hash table.", m.BuckHashSys},
		{"counter", "frees_total", "Total number of heap objects frees.", m.Frees},
		{"gauge", "gc_sys_bytes", "Number of bytes used for garbage collection system metadata.", m.GCSys},
		{"gauge", "heap_alloc_bytes", "Number of heap bytes allocated and currently in use.", m.HeapAlloc},
		{"gauge", "heap_idle_bytes", "Number of heap bytes waiting to be used.", m.HeapIdle},
		{"gauge", "heap_inuse_bytes", "Number of heap bytes that are in use.", m.HeapInuse},
		{"gauge", "heap_objects", "Number of currently allocated objects.", m.HeapObjects},
		{"gauge", "heap_released_bytes", "Number of heap bytes released to OS.", m.HeapReleased},
		{"gauge", "heap_sys_bytes", "Number of heap bytes obtained from system.", m.HeapSys},
		{"counter", "mallocs_total", "Total number of heap objects allocated, both live and gc-ed.", m.Mallocs},
		{"gauge", "mcache_inuse_bytes", "Number of bytes in use by mcache structures.", m.MCacheInuse},
		{"gauge", "mcache_sys_bytes", "Number of bytes used for mcache structures obtained from system.", m.MCacheSys},
		{"gauge", "mspan_inuse_bytes", "Number of bytes in use by mspan structures.", m.MSpanInuse},
		{"gauge", "mspan_sys_bytes", "Number of bytes used for mspan structures obtained from system.", m.MSpanSys},
		{"gauge", "next_gc_bytes", "Number of heap bytes when next garbage collection will take place.", m.NextGC},
		{"gauge", "other_sys_bytes", "Number of bytes used for other system allocations.", m.OtherSys},
		{"gauge", "stack_inuse_bytes", "Number of bytes obtained from system for stack allocator in non-CGO environments.", m.StackInuse},
		{"gauge", "stack_sys_bytes", "Number of bytes obtained from system for stack allocator.", m.StackSys},
		{"gauge", "sys_bytes", "Number of bytes obtained from system.", m.Sys},
	} {
		name := "go_memstats_" + row.name
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %d\n", name, row.help, name, row.kind, name, row.value)
	}
	writeMetric(w, "gauge", "go_memstats_gc_cpu_fraction", "The fraction of this program's available CPU time used by the GC since the program started.", m.GCCPUFraction)
	writeMetric(w, "gauge", "go_memstats_last_gc_time_seconds", "Number of seconds since 1970 of last garbage collection.", float64(m.LastGC)/1e9)
}

// writeRuntimeMetrics adds what only runtime/metrics knows. A runtime that
// does not know a name gives a value of kind bad, and no line is written.
func writeRuntimeMetrics(w io.Writer) {
	rows := []struct{ source, name, help string }{
		{"/gc/heap/live:bytes", "go_gc_heap_live_bytes", "Heap memory occupied by live objects that were marked by the previous GC."},
		{"/gc/gogc:percent", "go_gc_gogc_percent", "Heap size target percentage configured by the user, otherwise 100."},
		{"/gc/gomemlimit:bytes", "go_gc_gomemlimit_bytes", "Go runtime memory limit configured by the user, otherwise math.MaxInt64."},
		{"/sched/gomaxprocs:threads", "go_sched_gomaxprocs_threads", "The current runtime.GOMAXPROCS setting."},
	}
	samples := make([]metrics.Sample, len(rows))
	for i, row := range rows {
		samples[i].Name = row.source
	}
	metrics.Read(samples)
	for i, row := range rows {
		if samples[i].Value.Kind() == metrics.KindUint64 {
			writeMetric(w, "gauge", row.name, row.help, float64(samples[i].Value.Uint64()))
		}
	}
}

func (p *metricsPage) writeRequests(w io.Writer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	keys := make([]requestKey, 0, len(p.requests))
	for key := range p.requests {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].handler != keys[j].handler {
			return keys[i].handler < keys[j].handler
		}
		return keys[i].status < keys[j].status
	})
	const name = "http_requests_total"
	fmt.Fprintf(w, "# HELP %s Answers of the API by handler and status.\n# TYPE %s counter\n", name, name)
	for _, key := range keys {
		fmt.Fprintf(w, "%s{handler=%q,code=\"%d\"} %d\n", name, key.handler, key.status, p.requests[key])
	}
}
