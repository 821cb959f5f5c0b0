// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
)

// quoteChurn is S18 and not a leak: an endpoint that allocates many small
// objects and keeps none. The GC runs all the time, the live heap is flat.
type quoteChurn struct {
	client *apiClient
	engine *PriceEngine
}

func newQuoteChurn(client *apiClient) *quoteChurn {
	return &quoteChurn{client: client, engine: &PriceEngine{}}
}

func (l *quoteChurn) info() leakInfo {
	return leakInfo{
		Name: "churn", Story: "S18",
		Description: "A price endpoint allocates thousands of small objects for each answer and keeps none. Not a leak.",
		Lesson:      "High allocation with a flat live heap is work for the allocator, not lost memory: allocate less.",
		Resource:    "none", Unit: "quotes/s, about 500 KiB of garbage each", DefaultRate: 60,
		ExpectedVerdict: "churn", Function: "main.(*PriceEngine).Quote", Source: "leak_churn.go: (*PriceEngine).Quote",
	}
}

func (l *quoteChurn) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/quote", gate(func(w http.ResponseWriter, req *http.Request) {
		writeJSON(w, l.engine.Quote(req.URL.Query().Get("article")))
	}))
}

func (l *quoteChurn) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodGet, "/api/quote?article=7", "")
	})
}

func (l *quoteChurn) reset() {}

// PriceEngine compares price steps.
type PriceEngine struct{}

// Quote returns the best price as text. Each step becomes a string of its own.
//
//go:noinline
func (e *PriceEngine) Quote(article string) string {
	steps := make(map[string]*string)
	best := ""
	for i := 0; i < 2000; i++ {
		text := fmt.Sprintf("%s at quantity %d costs %d.%02d", article, i, 100-i/40, i%100)
		steps[strconv.Itoa(i)] = &text
		if best == "" || len(text) < len(best) {
			best = text
		}
	}
	return best
}
