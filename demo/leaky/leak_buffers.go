// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
)

// bodyLogLeak is S5: a logging middleware copies each request's body into a
// buffer and keeps the buffer with the log entry.
type bodyLogLeak struct {
	client *apiClient
	log    *BodyLog
}

func newBodyLogLeak(client *apiClient) *bodyLogLeak {
	return &bodyLogLeak{client: client, log: &BodyLog{}}
}

func (l *bodyLogLeak) info() leakInfo {
	return leakInfo{
		Name: "buffers", Story: "S5",
		Description: "Logging middleware keeps a *bytes.Buffer with the body of every request.",
		Lesson:      "Write the log line and drop the buffer, or reuse it from a pool with Reset.",
		Resource:    "heap", Unit: "requests/s, about 8 KiB each", DefaultRate: 20,
		ExpectedVerdict: "leak", Function: "main.(*BodyLog).Capture", Source: "leak_buffers.go: (*BodyLog).Capture",
	}
}

func (l *bodyLogLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/events", gate(func(w http.ResponseWriter, req *http.Request) {
		req.Body = l.log.Capture(req.Body)
		io.Copy(io.Discard, req.Body)
		writeJSON(w, "accepted")
	}))
}

func (l *bodyLogLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	event := strings.Repeat(`{"kind":"click","at":"cart"}`, 200)
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodPost, "/api/events", event)
	})
}

func (l *bodyLogLeak) reset() { l.log.Clear() }

// BodyLog remembers what was asked, for debugging.
type BodyLog struct {
	mu      sync.Mutex
	entries []*bytes.Buffer
}

// Capture reads a body to its end, keeps a copy and returns one to read again.
// The mistake: "for debugging" has no end.
//
//go:noinline
func (b *BodyLog) Capture(body io.ReadCloser) io.ReadCloser {
	buffer := new(bytes.Buffer)
	// A body that breaks off is kept as far as it came; the handler sees the same.
	buffer.ReadFrom(body)
	body.Close()
	b.mu.Lock()
	b.entries = append(b.entries, buffer)
	b.mu.Unlock()
	return io.NopCloser(bytes.NewReader(buffer.Bytes()))
}

// Clear drops the log.
func (b *BodyLog) Clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.entries = nil
}
