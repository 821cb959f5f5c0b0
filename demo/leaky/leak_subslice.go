// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
)

// uploadIndexLeak is S15: an index keeps 16 bytes of each upload as a
// sub-slice, which holds the whole upload.
type uploadIndexLeak struct {
	client *apiClient
	index  *UploadIndex
}

func newUploadIndexLeak(client *apiClient) *uploadIndexLeak {
	return &uploadIndexLeak{client: client, index: &UploadIndex{}}
}

func (l *uploadIndexLeak) info() leakInfo {
	return leakInfo{
		Name: "subslice", Story: "S15",
		Description: "An index keeps a 16-byte sub-slice of each 64 KiB upload, and with it the upload.",
		Lesson:      "Copy what is needed: bytes.Clone(upload[:16]).",
		Resource:    "heap", Unit: "uploads/s, 64 KiB each", DefaultRate: 3,
		ExpectedVerdict: "leak", Function: "main.readUpload", Source: "leak_subslice.go: (*UploadIndex).Add",
	}
}

func (l *uploadIndexLeak) mount(mux *http.ServeMux, gate func(http.HandlerFunc) http.HandlerFunc) {
	mux.HandleFunc("/api/uploads", gate(func(w http.ResponseWriter, req *http.Request) {
		upload, err := readUpload(req)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		l.index.Add(upload)
		writeJSON(w, len(upload))
	}))
}

func (l *uploadIndexLeak) run(ctx context.Context, rate float64, allowed func() bool) {
	upload := strings.Repeat("0123456789abcdef", uploadBytes/16)
	pace(ctx, rate, allowed, func(ctx context.Context) {
		l.client.do(ctx, http.MethodPost, "/api/uploads", upload)
	})
}

func (l *uploadIndexLeak) reset() { l.index.Clear() }

const uploadBytes = 64 << 10

// readUpload reads an upload of at most uploadBytes.
//
//go:noinline
func readUpload(req *http.Request) ([]byte, error) {
	upload := make([]byte, uploadBytes)
	n, err := io.ReadFull(req.Body, upload)
	if err == io.ErrUnexpectedEOF || err == io.EOF {
		err = nil
	}
	return upload[:n], err
}

// UploadIndex finds uploads by their first bytes.
type UploadIndex struct {
	mu       sync.Mutex
	prefixes [][]byte
}

// Add indexes an upload. The mistake: a sub-slice holds all of its array.
//
//go:noinline
func (x *UploadIndex) Add(upload []byte) {
	prefix := upload[:min16(len(upload))]
	x.mu.Lock()
	defer x.mu.Unlock()
	x.prefixes = append(x.prefixes, prefix)
}

func min16(n int) int {
	if n < 16 {
		return n
	}
	return 16
}

// Clear empties the index.
func (x *UploadIndex) Clear() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.prefixes = nil
}
