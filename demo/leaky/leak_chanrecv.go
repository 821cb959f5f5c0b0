// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync"
)

// reportQueueLeak is S8: a collector ranges over a channel that its producer
// leaves by an early return, without closing it.
type reportQueueLeak struct {
	client *apiClient
	queue  *ReportQueue
}

func newReportQueueLeak(client *apiClient) *reportQueueLeak {
	return &reportQueueLeak{client: client, queue: &ReportQueue{}}
}

func (l *reportQueueLeak) info() leakInfo {
	return leakInfo{
		Name: "chanrecv", Story: "S8",
		Description: "A worker ranges over a channel that is never closed, because its producer returned on an error.",
		Lesson:      "defer close(ch) in the producer, or select on a context in the worker.",
		Resource:    "goroutines", Unit: "jobs/s, one goroutine each", DefaultRate: 10,
		ExpectedVerdict: "leak", Function: "main.(*ReportQueue).collect", Source: "leak_chanrecv.go: (*ReportQueue).produce",
	}
}

func (l *reportQueueLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/reports/async", gate(func(w http.ResponseWriter, req *http.Request) {
		l.queue.Submit(req.URL.Query().Get("month"))
		writeJSON(w, "queued")
	}))
}

func (l *reportQueueLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodPost, "/api/reports/async?month=13", "")
	})
}

func (l *reportQueueLeak) reset() { l.queue.CloseAll() }

// ReportQueue makes reports in the background.
type ReportQueue struct {
	mu   sync.Mutex
	open []chan string
}

// Submit starts one report: a producer of rows and their collector.
//
//go:noinline
func (q *ReportQueue) Submit(month string) {
	rows := make(chan string)
	q.mu.Lock()
	q.open = append(q.open, rows)
	q.mu.Unlock()
	go q.collect(rows)
	go q.produce(month, rows)
}

// collect gathers rows until the channel is closed.
//
//go:noinline
func (q *ReportQueue) collect(rows <-chan string) {
	var page []byte
	for row := range rows {
		page = append(page, row...)
	}
}

// produce writes the rows of a month. The mistake: an unknown month returns
// without close(rows).
//
//go:noinline
func (q *ReportQueue) produce(month string, rows chan<- string) {
	if len(month) != 2 || month > "12" {
		return
	}
	rows <- "month " + month
}

// CloseAll does what produce forgets.
func (q *ReportQueue) CloseAll() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, rows := range q.open {
		close(rows)
	}
	q.open = nil
}
