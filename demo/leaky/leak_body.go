// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"strings"
	"sync"
)

// rateClientLeak is S7: a client of another service reads the status of the
// answer and forgets its body. The connection can neither be used again nor
// end: two goroutines, a descriptor and two buffers each time, and as that
// other service is this program too, its half of the connection as well.
type rateClientLeak struct {
	client *RateClient
}

func newRateClientLeak(client *apiClient) *rateClientLeak {
	return &rateClientLeak{client: NewRateClient(client.baseURL)}
}

func (l *rateClientLeak) info() leakInfo {
	return leakInfo{
		Name: "body", Story: "S7",
		Description: "An HTTP client does not close response bodies: connections, goroutines and descriptors pile up.",
		Lesson:      "defer resp.Body.Close() as soon as err is nil, and give the client a time-out.",
		Resource:    "goroutines", Unit: "calls/s, 3 goroutines and 2 descriptors each", DefaultRate: 4,
		ExpectedVerdict: "leak", Function: "net/http.(*persistConn).readLoop", Source: "leak_body.go: (*RateClient).Current",
	}
}

func (l *rateClientLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	table := strings.Repeat("EUR 1.0000\n", 800)
	mux.HandleFunc("/api/upstream/rates", gate(func(w http.ResponseWriter, _ *http.Request) {
		w.Write([]byte(table))
	}))
}

func (l *rateClientLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(context.Context) { l.client.Current() })
}

func (l *rateClientLeak) reset() { l.client.Reset() }

// maxOpenCalls keeps the descriptors, two for each call, well below the usual
// hard limit of 4096: a program without descriptors cannot answer any more.
const maxOpenCalls = 1000

// RateClient asks another service for exchange rates.
type RateClient struct {
	url  string
	http *http.Client

	mu      sync.Mutex
	open    int
	context context.Context
	cancel  context.CancelFunc
}

// NewRateClient returns a client of the service at baseURL.
func NewRateClient(baseURL string) *RateClient {
	c := &RateClient{url: baseURL + "/api/upstream/rates", http: &http.Client{Transport: &http.Transport{}}}
	c.context, c.cancel = context.WithCancel(context.Background())
	return c
}

// Current asks whether the rates are there. The mistake: no Body.Close.
//
//go:noinline
func (c *RateClient) Current() bool {
	c.mu.Lock()
	ctx, full := c.context, c.open >= maxOpenCalls
	if !full {
		c.open++
	}
	c.mu.Unlock()
	if full {
		return false
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url, nil)
	if err != nil {
		return false
	}
	resp, err := c.http.Do(req)
	return err == nil && resp.StatusCode == http.StatusOK
}

// Reset ends the forgotten calls: a request that ends gives up its connection.
func (c *RateClient) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cancel()
	c.context, c.cancel = context.WithCancel(context.Background())
	c.open = 0
}
