// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// tokenCacheLeak is S1 and S6: an authentication middleware caches parsed
// tokens by their raw text, and nothing ever leaves the cache. Each login gives
// a token with a new signature, so that each is a new key.
type tokenCacheLeak struct {
	client *apiClient
	cache  *TokenCache
}

func newTokenCacheLeak(client *apiClient) *tokenCacheLeak {
	return &tokenCacheLeak{client: client, cache: NewTokenCache()}
}

func (l *tokenCacheLeak) info() leakInfo {
	return leakInfo{
		Name: "mapcache", Story: "S1, S6",
		Description: "Authentication middleware caches every parsed token in a map that has no eviction.",
		Lesson:      "Key by something that repeats, give entries a time to live, bound the cache.",
		Resource:    "heap", Unit: "logins/s, about 4 KiB each", DefaultRate: 40,
		ExpectedVerdict: "leak", Function: "main.(*TokenCache).Set", Source: "leak_mapcache.go: (*TokenCache).Set",
	}
}

func (l *tokenCacheLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	account := http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) { writeJSON(w, "welcome") })
	mux.HandleFunc("/api/account", gate((&AuthMiddleware{cache: l.cache, next: account}).ServeHTTP))
}

func (l *tokenCacheLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(ctx context.Context) {
		token := signToken("mobile-app", time.Now().UnixNano())
		l.client.do(ctx, http.MethodGet, "/api/account", "", "Authorization", "Bearer "+token)
	})
}

func (l *tokenCacheLeak) reset() { l.cache.Clear() }

// AuthMiddleware verifies the token of a request, once per token.
type AuthMiddleware struct {
	cache *TokenCache
	next  http.Handler
}

func (m *AuthMiddleware) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	raw := bearerToken(req)
	if _, ok := m.cache.Get(raw); !ok {
		parsed, err := verifyToken(raw)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		m.cache.Set(raw, parsed)
	}
	m.next.ServeHTTP(w, req)
}

// TokenCache remembers parsed tokens.
type TokenCache struct {
	mu     sync.RWMutex
	tokens map[string]*CachedToken
}

// CachedToken is a parsed token and what was worked out from it.
type CachedToken struct {
	raw         []byte
	claims      claims
	permissions []string
	decision    []byte
}

// NewTokenCache returns an empty cache.
func NewTokenCache() *TokenCache { return &TokenCache{tokens: map[string]*CachedToken{}} }

// Get returns the parsed token for its raw text.
func (c *TokenCache) Get(raw string) (*CachedToken, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	token, ok := c.tokens[raw]
	return token, ok
}

// Set keeps a parsed token. The mistake: for ever, and under a key that comes
// only once.
//
//go:noinline
func (c *TokenCache) Set(raw string, parsed claims) {
	token := &CachedToken{
		raw:         []byte(raw),
		claims:      parsed,
		permissions: make([]string, 0, 64),
		decision:    make([]byte, 1024),
	}
	for _, role := range parsed.Roles {
		token.permissions = append(token.permissions, role)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	// A key of its own: raw is a part of the request's headers and would hold
	// them all, which is the story of leak_subslice.go.
	c.tokens[string(token.raw)] = token
}

// Clear empties the cache.
func (c *TokenCache) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tokens = map[string]*CachedToken{}
}
