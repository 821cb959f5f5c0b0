// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"
)

// leakInfo is what GET /leaks says about a leak and never changes.
type leakInfo struct {
	Name string `json:"name"`
	// Story is the number of the story that the leak retells.
	Story       string `json:"story"`
	Description string `json:"description"`
	Lesson      string `json:"lesson"`
	// Resource is what a score should see rising: heap, goroutines or none.
	Resource        string  `json:"resource"`
	Unit            string  `json:"unit"`
	DefaultRate     float64 `json:"defaultRate"`
	ExpectedVerdict string  `json:"expectedVerdict"`
	// Function is the one that a profile shows growing.
	Function string `json:"function"`
	// Source is where the mistake is. It differs from Function when the
	// mistake leaves no frame of its own.
	Source string `json:"source"`
}

// leak is one switchable misbehaviour of the service.
type leak interface {
	info() leakInfo
	// mount adds the API paths that misbehave.
	mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc)
	// run misbehaves rate times per unit until ctx ends, but not while allowed
	// says no. What has leaked by then stays.
	run(ctx context.Context, rate float64, allowed func() bool)
	// reset frees what has leaked.
	reset()
}

// registry switches leaks on and off.
type registry struct {
	guard *guard
	leaks []leak

	// switching is held while leaks are started and stopped. mu is held for a
	// look at running only: a leak that is being stopped may wait for its own
	// request, and that request asks isOn.
	switching sync.Mutex
	mu        sync.Mutex
	running   map[string]runningLeak
}

type runningLeak struct {
	rate   float64
	cancel context.CancelFunc
	ended  chan struct{}
}

func newRegistry(leaks []leak, g *guard) *registry {
	return &registry{guard: g, leaks: leaks, running: map[string]runningLeak{}}
}

// unknownLeakError says that there is no leak of this name.
type unknownLeakError struct{ name string }

func (e unknownLeakError) Error() string { return fmt.Sprintf("no leak is called %q", e.name) }

func (r *registry) find(name string) (leak, error) {
	for _, l := range r.leaks {
		if l.info().Name == name {
			return l, nil
		}
	}
	return nil, unknownLeakError{name}
}

// set switches a leak on, with a new rate if it runs already, or off. Rate 0
// means its present rate, else its default. "none" on switches all others off.
func (r *registry) set(name string, on bool, rate float64) error {
	l, err := r.find(name)
	if err != nil {
		return err
	}
	r.switching.Lock()
	defer r.switching.Unlock()
	if name == noneName {
		if on {
			r.stopAll()
		}
		return nil
	}
	if rate == 0 {
		rate = l.info().DefaultRate
		if current, ok := r.runningLeak(name); ok {
			rate = current.rate
		}
	}
	r.stopOne(name)
	if on {
		r.startOne(l, rate)
	}
	return nil
}

// resetAll switches all off and frees what has leaked.
func (r *registry) resetAll() {
	r.switching.Lock()
	defer r.switching.Unlock()
	r.stopAll()
	for _, l := range r.leaks {
		l.reset()
	}
}

func (r *registry) startOne(l leak, rate float64) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	r.mu.Lock()
	r.running[l.info().Name] = runningLeak{rate: rate, cancel: cancel, ended: ended}
	r.mu.Unlock()
	go func() {
		defer close(ended)
		l.run(ctx, rate, r.guard.allowed)
	}()
}

func (r *registry) stopOne(name string) {
	current, ok := r.runningLeak(name)
	if !ok {
		return
	}
	current.cancel()
	<-current.ended
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.running, name)
}

func (r *registry) stopAll() {
	for _, l := range r.leaks {
		r.stopOne(l.info().Name)
	}
}

func (r *registry) runningLeak(name string) (runningLeak, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	current, ok := r.running[name]
	return current, ok
}

// isOn is asked by the API paths that misbehave, on each request.
func (r *registry) isOn(name string) bool {
	_, ok := r.runningLeak(name)
	return ok
}

// pace calls step rate times a second until ctx ends. Steps that come due
// while it is not allowed, or while an earlier step is late, are dropped: the
// rate is a ceiling.
func pace(ctx context.Context, rate float64, allowed func() bool, step func(context.Context)) {
	// A tenth of a second, so that a pause is not made good by a burst.
	maxBacklog := math.Max(1, rate/10)
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	due, last := 0.0, time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			due += rate * now.Sub(last).Seconds()
			last = now
		}
		if due > maxBacklog {
			due = maxBacklog
		}
		for ; due >= 1 && ctx.Err() == nil; due-- {
			if allowed() {
				step(ctx)
			}
		}
	}
}
