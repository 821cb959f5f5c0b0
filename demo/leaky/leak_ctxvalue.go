// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync"
)

// sessionContextLeak is S2: a context that lives as long as the service gets
// one more value with each request, and a context never forgets.
type sessionContextLeak struct {
	client  *apiClient
	session *Session
}

func newSessionContextLeak(client *apiClient) *sessionContextLeak {
	return &sessionContextLeak{client: client, session: NewSession()}
}

func (l *sessionContextLeak) info() leakInfo {
	return leakInfo{
		Name: "ctxvalue", Story: "S2",
		Description: "Each request adds its credentials to one long-lived context with context.WithValue.",
		Lesson:      "Derive from the request's context and let it go with the request.",
		Resource:    "heap", Unit: "requests/s, about 2 KiB each", DefaultRate: 50,
		ExpectedVerdict: "leak", Function: "main.(*Session).Attach", Source: "leak_ctxvalue.go: (*Session).Attach",
	}
}

func (l *sessionContextLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/session", gate(func(w http.ResponseWriter, req *http.Request) {
		l.session.Attach(req.Header.Get("Authorization"))
		writeJSON(w, "attached")
	}))
}

func (l *sessionContextLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodGet, "/api/session", "", "Authorization", "Basic dXNlcjpwYXNz")
	})
}

func (l *sessionContextLeak) reset() { l.session.Reset() }

// Session carries what the handlers of a service share.
type Session struct {
	mu  sync.Mutex
	ctx context.Context
}

type credentialsKey struct{}

type credentials struct {
	authorization string
	certificate   [2048 - 16]byte
}

// NewSession starts with an empty context.
func NewSession() *Session { return &Session{ctx: context.Background()} }

// Attach remembers who is calling. The mistake: the parent of each value is the
// value before it, so that all of them stay.
//
//go:noinline
func (s *Session) Attach(authorization string) {
	who := &credentials{authorization: authorization}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ctx = context.WithValue(s.ctx, credentialsKey{}, who)
}

// Reset begins a new context.
func (s *Session) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ctx = context.Background()
}
