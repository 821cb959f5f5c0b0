// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// nightlyBurst is S19 and not a leak: a job fills memory, ends and keeps a few
// small rows. As those lie scattered among the freed ones, their spans stay in
// use: RSS stays high while the live heap is as small as before.
type nightlyBurst struct {
	guard *guard
	job   *NightlyJob
	// hold is how long one burst lasts.
	hold time.Duration
}

func newNightlyBurst(g *guard) *nightlyBurst {
	return &nightlyBurst{guard: g, job: &NightlyJob{}, hold: 3 * time.Second}
}

func (l *nightlyBurst) info() leakInfo {
	return leakInfo{
		Name: "burst", Story: "S19",
		Description: "A job fills up to 96 MiB, ends, and keeps every 8th row until its next run: RSS stays, the heap does not. Not a leak.",
		Lesson:      "Look at the live heap, not at RSS: what is idle or scattered belongs to the runtime, not to your code.",
		Resource:    "none", Unit: "bursts/min", DefaultRate: 1,
		ExpectedVerdict: "fragmentation", Function: "main.(*NightlyJob).Run", Source: "leak_burst.go: (*NightlyJob).Run",
	}
}

func (l *nightlyBurst) mount(*http.ServeMux, func(http.HandlerFunc) http.HandlerFunc) {}

// run does one burst at once and then rate bursts a minute.
func (l *nightlyBurst) run(ctx context.Context, rate float64, allowed func() bool) {
	// A quarter of the cap: the garbage of a burst must not pause the leaks.
	rows := int(l.guard.maxHeapBytes / 4 / rowBytes)
	if rows > maxBurstRows {
		rows = maxBurstRows
	}
	ticker := time.NewTicker(time.Duration(float64(time.Minute) / rate))
	defer ticker.Stop()
	for {
		if allowed() {
			l.job.Run(ctx, rows, l.hold)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func (l *nightlyBurst) reset() { l.job.Clear() }

const (
	// rowBytes makes 8 rows fill a span of 8 KiB, the smallest there is.
	rowBytes     = 1 << 10
	maxBurstRows = 96 << 10
	keepEvery    = 8
)

// NightlyJob sums up the day.
type NightlyJob struct {
	mu   sync.Mutex
	kept []*[rowBytes]byte
}

// Run loads rows, holds them for a while and keeps every 8th.
//
//go:noinline
func (j *NightlyJob) Run(ctx context.Context, rows int, hold time.Duration) {
	// The rows of the last run go first, so that they never add up.
	j.Clear()
	loaded := make([]*[rowBytes]byte, rows)
	for i := range loaded {
		loaded[i] = new([rowBytes]byte)
		// Memory that nobody has written to is not resident.
		loaded[i][0] = 1
	}
	select {
	case <-ctx.Done():
	case <-time.After(hold):
	}
	kept := make([]*[rowBytes]byte, 0, rows/keepEvery)
	for i := 0; i < rows; i += keepEvery {
		kept = append(kept, loaded[i])
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.kept = kept
}

// Clear drops the kept rows.
func (j *NightlyJob) Clear() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.kept = nil
}
