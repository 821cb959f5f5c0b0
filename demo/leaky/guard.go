// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"sync"
	"time"
)

// guard pauses the leaks before they eat the machine.
type guard struct {
	maxHeapBytes  uint64
	maxGoroutines int
	quit          chan struct{}

	mu     sync.Mutex
	reason string
}

func newGuard(maxHeapBytes uint64, maxGoroutines int) *guard {
	return &guard{maxHeapBytes: maxHeapBytes, maxGoroutines: maxGoroutines, quit: make(chan struct{})}
}

func (g *guard) start() {
	go func() {
		ticker := time.NewTicker(250 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case <-g.quit:
				return
			case <-ticker.C:
				g.check()
			}
		}
	}()
}

func (g *guard) stop() { close(g.quit) }

// check pauses above a cap and resumes well below it. HeapAlloc counts garbage
// and swings up to twice the live heap, hence the wide gap: the pause must not
// end with the next collection.
func (g *guard) check() {
	const heapResumeRatio, goroutineResumeRatio = 0.4, 0.8
	heapBytes, goroutines := heapAllocBytes(), runtime.NumGoroutine()
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case heapBytes > g.maxHeapBytes:
		g.reason = fmt.Sprintf("the heap passed %d MiB (-max-heap); POST /leaks/reset to go on", g.maxHeapBytes>>20)
	case goroutines > g.maxGoroutines:
		g.reason = fmt.Sprintf("there are more than %d goroutines (-max-goroutines); POST /leaks/reset to go on", g.maxGoroutines)
	case float64(heapBytes) < heapResumeRatio*float64(g.maxHeapBytes) &&
		float64(goroutines) < goroutineResumeRatio*float64(g.maxGoroutines):
		g.reason = ""
	}
}

func (g *guard) pausedBecause() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.reason
}

func (g *guard) allowed() bool { return g.pausedBecause() == "" }

// heapAllocBytes is MemStats.HeapAlloc without stopping the world.
func heapAllocBytes() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
