// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
)

// loadGenerator is the users: a steady mix of requests at a steady rate.
type loadGenerator struct {
	baseURL   string
	perSecond float64
	cancel    context.CancelFunc
	workers   sync.WaitGroup
}

func newLoadGenerator(baseURL string, perSecond float64) *loadGenerator {
	return &loadGenerator{baseURL: baseURL, perSecond: perSecond, cancel: func() {}}
}

// loadWorkers is how many requests can be under way at once.
const loadWorkers = 4

func (g *loadGenerator) start() {
	if g.perSecond <= 0 {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	g.cancel = cancel
	for i := 0; i < loadWorkers; i++ {
		// A connection each, and not a shared pool: that would open more of them
		// over the first minutes, and their goroutines would look like a leak.
		client := newAPIClient(g.baseURL)
		user := &loadUser{client: client, name: fmt.Sprintf("user-%d", i), turn: i}
		g.workers.Add(1)
		go func() {
			defer g.workers.Done()
			defer client.http.CloseIdleConnections()
			always := func() bool { return true }
			pace(ctx, g.perSecond/loadWorkers, always, user.visit)
		}()
	}
}

func (g *loadGenerator) stop() {
	g.cancel()
	g.workers.Wait()
}

// loadUser walks through the shop. A failed request is counted by the service
// and left at that: the user comes back anyway.
type loadUser struct {
	client *apiClient
	name   string
	turn   int
	token  string
}

// visit sends the next request of the walk. Of 20, there are 1 login, 2 new
// orders, 3 reports, 6 lists and 8 single orders.
func (u *loadUser) visit(ctx context.Context) {
	u.turn++
	customer := u.turn % customerCount
	auth := []string{"Authorization", "Bearer " + u.token}
	switch step := u.turn % 20; {
	case step == 0 || u.token == "":
		u.login(ctx)
	case step <= 2:
		u.client.do(ctx, http.MethodPost, fmt.Sprintf("/api/orders?customer=%d", customer), "", auth...)
	case step <= 5:
		u.client.do(ctx, http.MethodGet, "/api/reports/daily", "")
	case step <= 11:
		u.client.do(ctx, http.MethodGet, fmt.Sprintf("/api/orders?customer=customer-%03d", customer), "", auth...)
	default:
		u.client.do(ctx, http.MethodGet, fmt.Sprintf("/api/orders/%d", u.turn%orderCount), "")
	}
}

func (u *loadUser) login(ctx context.Context) {
	status, answer, err := u.client.do(ctx, http.MethodPost, "/api/login?user="+u.name, "")
	if err == nil && status == http.StatusOK {
		u.token = tokenOf(answer)
	}
}
