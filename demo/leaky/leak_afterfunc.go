// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// heartbeatLeak is S10: a heartbeat arms its own successor with time.AfterFunc
// and then waits for an acknowledgement that nobody sends.
type heartbeatLeak struct {
	mu    sync.Mutex
	beats []*Heartbeat
}

func newHeartbeatLeak() *heartbeatLeak { return &heartbeatLeak{} }

func (l *heartbeatLeak) info() leakInfo {
	return leakInfo{
		Name: "afterfunc", Story: "S10",
		Description: "A heartbeat re-arms itself with time.AfterFunc and each beat waits for ever for its answer.",
		Lesson:      "A Ticker with Stop in one goroutine, and a time-out for each answer.",
		Resource:    "goroutines", Unit: "beats/s, one goroutine and 4 KiB each", DefaultRate: 10,
		ExpectedVerdict: "leak", Function: "main.(*Heartbeat).beat", Source: "leak_afterfunc.go: (*Heartbeat).beat",
	}
}

func (l *heartbeatLeak) mount(*http.ServeMux, func(http.HandlerFunc) http.HandlerFunc) {}

func (l *heartbeatLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	heart := &Heartbeat{
		period:  time.Duration(float64(time.Second) / rate),
		acks:    make(chan []byte),
		stopped: ctx.Done(),
		allowed: allowed,
	}
	l.mu.Lock()
	l.beats = append(l.beats, heart)
	l.mu.Unlock()
	heart.arm()
	<-ctx.Done()
}

// reset answers every beat that waits; by now no heart runs.
func (l *heartbeatLeak) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, heart := range l.beats {
		heart.acknowledge()
	}
	l.beats = nil
}

// Heartbeat tells a peer that this service is alive.
type Heartbeat struct {
	period  time.Duration
	acks    chan []byte
	stopped <-chan struct{}
	allowed func() bool
}

func (h *Heartbeat) arm() { time.AfterFunc(h.period, h.beat) }

// beat sends one status. The mistakes: the next beat does not depend on this
// one having been answered, and the wait for the answer has no end.
//
//go:noinline
func (h *Heartbeat) beat() {
	select {
	case <-h.stopped:
		return
	default:
	}
	h.arm()
	if h.allowed() {
		status := make([]byte, 4<<10)
		h.acks <- status
	}
}

// acknowledge lets the beats go that wait now.
func (h *Heartbeat) acknowledge() {
	for {
		select {
		case <-h.acks:
		default:
			return
		}
	}
}
