// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// doorMonitorLeak is S9: a monitor of doors starts a polling loop on each tick,
// where one loop would do, and the loops have no end. No request is involved,
// so that it grows at night as fast as by day.
type doorMonitorLeak struct {
	monitor *DoorMonitor
}

func newDoorMonitorLeak() *doorMonitorLeak {
	return &doorMonitorLeak{monitor: &DoorMonitor{pollEvery: 5 * time.Second}}
}

func (l *doorMonitorLeak) info() leakInfo {
	return leakInfo{
		Name: "tickerloop", Story: "S9",
		Description: "A background task starts another endless ticker loop on each tick, whatever the load.",
		Lesson:      "One loop with a context, and defer ticker.Stop().",
		Resource:    "goroutines", Unit: "ticks/s, one goroutine each", DefaultRate: 10,
		ExpectedVerdict: "leak", Function: "main.(*DoorMonitor).poll", Source: "leak_tickerloop.go: (*DoorMonitor).Tick",
	}
}

func (l *doorMonitorLeak) mount(*http.ServeMux, func(http.HandlerFunc) http.HandlerFunc) {}

func (l *doorMonitorLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(context.Context) { l.monitor.Tick() })
}

func (l *doorMonitorLeak) reset() { l.monitor.epoch.Add(1) }

// DoorMonitor asks doors whether they are shut.
type DoorMonitor struct {
	pollEvery time.Duration
	// epoch is the demo's way out: loops of an earlier epoch end at their next
	// tick. The service of the story had none.
	epoch atomic.Int64
	polls atomic.Int64
}

// Tick is called by a timer. The mistake: it starts a loop, not a check.
//
//go:noinline
func (m *DoorMonitor) Tick() {
	go m.poll(m.epoch.Load())
}

//go:noinline
func (m *DoorMonitor) poll(epoch int64) {
	ticker := time.NewTicker(m.pollEvery)
	defer ticker.Stop()
	for range ticker.C {
		if m.epoch.Load() != epoch {
			return
		}
		m.polls.Add(1)
	}
}
