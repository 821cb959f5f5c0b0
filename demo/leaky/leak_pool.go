// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"strconv"
	"sync"
)

// invoicePoolLeak is S14: pages go back to a sync.Pool without a reset, and
// each user adds its lines to those of the users before.
type invoicePoolLeak struct {
	client   *apiClient
	renderer *InvoiceRenderer
}

func newInvoicePoolLeak(client *apiClient) *invoicePoolLeak {
	return &invoicePoolLeak{client: client, renderer: NewInvoiceRenderer()}
}

func (l *invoicePoolLeak) info() leakInfo {
	return leakInfo{
		Name: "pool", Story: "S14",
		Description: "Pages return to a sync.Pool without a reset and grow with each use.",
		Lesson:      "Reset before Put, and drop what has grown too large. (When traffic stops, the GC empties the pool.)",
		Resource:    "heap", Unit: "invoices/s, about 3 KiB each", DefaultRate: 80,
		ExpectedVerdict: "leak", Function: "main.(*InvoiceRenderer).Render", Source: "leak_pool.go: (*InvoiceRenderer).Render",
	}
}

func (l *invoicePoolLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/invoice", gate(func(w http.ResponseWriter, req *http.Request) {
		writeJSON(w, l.renderer.Render(req.URL.Query().Get("customer")))
	}))
}

func (l *invoicePoolLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodGet, "/api/invoice?customer=ada", "")
	})
}

func (l *invoicePoolLeak) reset() { l.renderer.Reset() }

// InvoicePage is the work space of one invoice.
type InvoicePage struct {
	lines []*InvoiceLine
}

// InvoiceLine is one line as it will be printed.
type InvoiceLine struct {
	text [240]byte
}

// linesPerInvoice is how many lines an invoice has.
const linesPerInvoice = 12

// InvoiceRenderer makes invoices on pages that it uses again.
type InvoiceRenderer struct {
	mu    sync.RWMutex
	pages *sync.Pool
}

// NewInvoiceRenderer returns a renderer with an empty pool.
func NewInvoiceRenderer() *InvoiceRenderer {
	r := &InvoiceRenderer{}
	r.Reset()
	return r
}

// Render returns the last line of a customer's invoice. The mistake: Put
// without page.lines = page.lines[:0].
//
//go:noinline
func (r *InvoiceRenderer) Render(customer string) string {
	r.mu.RLock()
	pages := r.pages
	r.mu.RUnlock()
	page := pages.Get().(*InvoicePage)
	defer pages.Put(page)
	for i := 0; i < linesPerInvoice; i++ {
		line := &InvoiceLine{}
		copy(line.text[:], customer+" "+strconv.Itoa(i))
		page.lines = append(page.lines, line)
	}
	return string(page.lines[len(page.lines)-1].text[:8])
}

// Reset begins with an empty pool.
func (r *InvoiceRenderer) Reset() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pages = &sync.Pool{New: func() any { return &InvoicePage{} }}
}
