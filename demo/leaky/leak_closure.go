// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
	"sync"
)

// chatRoomLeak is S3 and S13: a closure captures a whole chat room and runs in
// a goroutine that waits for the room to close. Nobody closes rooms.
type chatRoomLeak struct {
	client *apiClient
	hub    *ChatHub
}

func newChatRoomLeak(client *apiClient) *chatRoomLeak {
	return &chatRoomLeak{client: client, hub: &ChatHub{}}
}

func (l *chatRoomLeak) info() leakInfo {
	return leakInfo{
		Name: "closure", Story: "S3, S13",
		Description: "A closure started with go captures a chat room and waits for it to close, which never happens.",
		Lesson:      "Pass what is needed as arguments, and give each goroutine a way to end.",
		Resource:    "goroutines", Unit: "rooms/s, one goroutine and 8 KiB each", DefaultRate: 10,
		ExpectedVerdict: "leak", Function: "main.(*ChatHub).Join.func1", Source: "leak_closure.go: (*ChatHub).Join",
	}
}

func (l *chatRoomLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/chat/join", gate(func(w http.ResponseWriter, req *http.Request) {
		l.hub.Join(req.URL.Query().Get("member"))
		writeJSON(w, "joined")
	}))
}

func (l *chatRoomLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodPost, "/api/chat/join?member=ada", "")
	})
}

func (l *chatRoomLeak) reset() { l.hub.CloseAll() }

// ChatRoom is one conversation.
type ChatRoom struct {
	history [8 << 10]byte
	inbox   chan string
	closed  chan struct{}
}

// ChatHub knows the rooms.
type ChatHub struct {
	mu    sync.Mutex
	close []chan struct{}
}

// Join opens a room for a member and delivers to it. The mistake: the closure
// holds the room with its history, and waits for what never comes.
//
//go:noinline
func (h *ChatHub) Join(member string) {
	room := &ChatRoom{inbox: make(chan string), closed: make(chan struct{})}
	h.mu.Lock()
	// Kept for CloseAll alone, and not the room: the goroutine holds that.
	h.close = append(h.close, room.closed)
	h.mu.Unlock()
	go func() {
		for {
			select {
			case <-room.closed:
				return
			case message := <-room.inbox:
				copy(room.history[:], member+": "+message)
			}
		}
	}()
}

// CloseAll does what the service forgets.
func (h *ChatHub) CloseAll() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, closed := range h.close {
		close(closed)
	}
	h.close = nil
}
