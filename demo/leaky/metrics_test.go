// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// sampleLine is a line of Prometheus' text format without a timestamp.
var sampleLine = regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-zA-Z_][a-zA-Z0-9_]*="[^"\\]*"(,[a-zA-Z_][a-zA-Z0-9_]*="[^"\\]*")*\})? (\S+)$`)

func TestMetricsPageParsesAndHasClientGolangNames(t *testing.T) {
	_, url := serve(t, nil)
	get(t, url+"/api/orders/12")
	_, page := get(t, url+"/metrics")

	names := map[string]bool{}
	lines := bufio.NewScanner(strings.NewReader(page))
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "# HELP ") || strings.HasPrefix(line, "# TYPE ") {
			continue
		}
		match := sampleLine.FindStringSubmatch(line)
		if match == nil {
			t.Errorf("not a sample: %q", line)
			continue
		}
		names[match[1]] = true
	}

	want := []string{
		"go_goroutines", "go_threads", "go_info", "go_gc_duration_seconds", "go_gc_duration_seconds_sum", "go_gc_duration_seconds_count",
		"go_gc_heap_live_bytes", "go_gc_gogc_percent", "go_memstats_alloc_bytes", "go_memstats_alloc_bytes_total",
		"go_memstats_heap_alloc_bytes", "go_memstats_heap_inuse_bytes", "go_memstats_heap_objects", "go_memstats_mallocs_total",
		"go_memstats_frees_total", "go_memstats_next_gc_bytes", "go_memstats_last_gc_time_seconds", "go_memstats_sys_bytes",
		"process_start_time_seconds", "http_requests_total",
	}
	if runtime.GOOS == "linux" {
		want = append(want, "process_resident_memory_bytes", "process_open_fds", "process_cpu_seconds_total", "process_virtual_memory_bytes")
	}
	for _, name := range want {
		if !names[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestMetricsPagePassesPromtool(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		t.Skip("promtool is not installed")
	}
	_, url := serve(t, nil)
	_, page := get(t, url+"/metrics")
	check := exec.Command(promtool, "check", "metrics")
	check.Stdin = strings.NewReader(page)
	if output, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, output)
	}
}
