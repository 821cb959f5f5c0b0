// SPDX-License-Identifier: Apache-2.0

package main

import (
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// writeProcessMetrics writes the process_* metrics. Where there is no /proc,
// only the start time is known, and the others are left out.
func writeProcessMetrics(w io.Writer, startedAt time.Time) {
	writeMetric(w, "gauge", "process_start_time_seconds", "Start time of the process since unix epoch in seconds.", float64(startedAt.UnixMilli())/1000)
	if fds, err := os.ReadDir("/proc/self/fd"); err == nil {
		// Less one: the descriptor that reads the folder.
		writeMetric(w, "gauge", "process_open_fds", "Number of open file descriptors.", float64(len(fds)-1))
	}
	stat, err := readProcStat()
	if err != nil {
		return
	}
	writeMetric(w, "counter", "process_cpu_seconds_total", "Total user and system CPU time spent in seconds.", stat.cpuSeconds)
	writeMetric(w, "gauge", "process_resident_memory_bytes", "Resident memory size in bytes.", stat.residentBytes)
	writeMetric(w, "gauge", "process_virtual_memory_bytes", "Virtual memory size in bytes.", stat.virtualBytes)
}

type procStat struct {
	cpuSeconds    float64
	virtualBytes  float64
	residentBytes float64
}

// readProcStat reads /proc/self/stat; proc_pid_stat(5) numbers its fields from 1.
func readProcStat() (procStat, error) {
	const (
		// USER_HZ is 100 on every platform that Go supports.
		ticksPerSecond = 100
		utime          = 14
		stime          = 15
		vsize          = 23
		rss            = 24
	)
	data, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return procStat{}, err
	}
	text := string(data)
	// The command, field 2, stands in parentheses and may hold spaces itself.
	afterCommand := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
	field := func(number int) float64 {
		if number-3 >= len(afterCommand) {
			return 0
		}
		value, _ := strconv.ParseFloat(afterCommand[number-3], 64)
		return value
	}
	return procStat{
		cpuSeconds:    (field(utime) + field(stime)) / ticksPerSecond,
		virtualBytes:  field(vsize),
		residentBytes: field(rss) * float64(os.Getpagesize()),
	}, nil
}
