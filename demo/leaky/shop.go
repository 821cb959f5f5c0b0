// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strconv"
	"sync"
	"time"
)

// shop is the healthy part of the service: orders in a ring of fixed size, so
// that its live heap is the same from the first minute on.
type shop struct {
	mu     sync.RWMutex
	orders []*order
	nextID int
}

type order struct {
	ID       int         `json:"id"`
	Customer string      `json:"customer"`
	Lines    []orderLine `json:"lines"`
	Note     string      `json:"note"`
	Cents    int         `json:"cents"`
}

type orderLine struct {
	Article  string `json:"article"`
	Quantity int    `json:"quantity"`
	Cents    int    `json:"cents"`
}

const (
	orderCount    = 12000
	customerCount = 240
	// Answers are short, so that what happens to be in flight, or in a pool of
	// buffers, hardly moves the live heap: a score needs a calm floor.
	listedOrders   = 20
	listedArticles = 20
	articleCount   = 300
	// reportOrders is how many orders a report looks at.
	reportOrders = 800
)

func newShop() *shop {
	s := &shop{orders: make([]*order, orderCount)}
	for range s.orders {
		s.place(s.nextID % customerCount)
	}
	return s
}

// place adds an order, in place of the oldest one.
func (s *shop) place(customer int) *order {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	o := &order{ID: id, Customer: fmt.Sprintf("customer-%03d", customer)}
	for i := 0; i < 8; i++ {
		line := orderLine{Article: fmt.Sprintf("article-%04d", (id*7+i*13)%articleCount), Quantity: 1 + i%3, Cents: 199 + 100*i}
		o.Lines = append(o.Lines, line)
		o.Cents += line.Quantity * line.Cents
	}
	o.Note = fmt.Sprintf("order %d of %s: leave it at the door if nobody answers, and ring twice", id, o.Customer)
	s.orders[id%orderCount] = o
	return o
}

// ofCustomer returns the customer's latest orders, newest first.
func (s *shop) ofCustomer(customer string) []*order {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []*order
	for _, o := range s.orders {
		if o.Customer == customer {
			found = append(found, o)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].ID > found[j].ID })
	return found[:min(listedOrders, len(found))]
}

func (s *shop) find(id int) (*order, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if id < 0 || id >= s.nextID {
		return nil, false
	}
	o := s.orders[id%orderCount]
	return o, o.ID == id
}

// mount adds the ordinary API.
func (s *shop) mount(mux *http.ServeMux, counter *metricsPage) {
	mux.HandleFunc("/api/login", counter.count("login", s.serveLogin))
	mux.HandleFunc("/api/orders", counter.count("orders", s.serveOrders))
	mux.HandleFunc("/api/orders/", counter.count("order", s.serveOrder))
	mux.HandleFunc("/api/reports/daily", counter.count("report", s.serveReport))
}

func (s *shop) serveLogin(w http.ResponseWriter, req *http.Request) {
	user := req.URL.Query().Get("user")
	if user == "" {
		http.Error(w, "user is missing", http.StatusBadRequest)
		return
	}
	writeJSON(w, map[string]string{"token": signToken(user, time.Now().UnixNano())})
}

// serveOrders lists a customer's orders, or places one.
func (s *shop) serveOrders(w http.ResponseWriter, req *http.Request) {
	if _, err := verifyToken(bearerToken(req)); err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	if req.Method == http.MethodPost {
		customer, err := strconv.Atoi(req.URL.Query().Get("customer"))
		if err != nil || customer < 0 || customer >= customerCount {
			http.Error(w, "customer must be a number", http.StatusBadRequest)
			return
		}
		writeJSON(w, s.place(customer))
		return
	}
	writeJSON(w, s.ofCustomer(req.URL.Query().Get("customer")))
}

func (s *shop) serveOrder(w http.ResponseWriter, req *http.Request) {
	id, err := strconv.Atoi(req.URL.Path[len("/api/orders/"):])
	if err != nil {
		http.Error(w, "the id must be a number", http.StatusBadRequest)
		return
	}
	o, ok := s.find(id)
	if !ok {
		http.Error(w, "no such order", http.StatusNotFound)
		return
	}
	writeJSON(w, o)
}

// serveReport sums sales by article, with a digest of the orders behind it:
// most of the service's ordinary garbage, in small pieces.
func (s *shop) serveReport(w http.ResponseWriter, _ *http.Request) {
	type row struct {
		Article string `json:"article"`
		Sold    int    `json:"sold"`
		Cents   int    `json:"cents"`
	}
	rows := map[string]*row{}
	digest := sha256.New()
	s.mu.RLock()
	for _, o := range s.orders[:reportOrders] {
		body, err := json.Marshal(o)
		if err == nil {
			digest.Write(body)
		}
		for _, line := range o.Lines {
			r, ok := rows[line.Article]
			if !ok {
				r = &row{Article: line.Article}
				rows[line.Article] = r
			}
			r.Sold += line.Quantity
			r.Cents += line.Quantity * line.Cents
		}
	}
	s.mu.RUnlock()
	sorted := make([]*row, 0, len(rows))
	for _, r := range rows {
		sorted = append(sorted, r)
	}
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Cents > sorted[j].Cents })
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, digest.Sum(nil)))
	writeJSON(w, sorted[:min(listedArticles, len(sorted))])
}

func writeJSON(w http.ResponseWriter, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Write(body)
}
