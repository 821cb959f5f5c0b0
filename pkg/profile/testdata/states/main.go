// SPDX-License-Identifier: Apache-2.0
// Goroutines in every state that can be held still; writes the three forms of the goroutine profile.
package main

import (
	"context"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

func send(c chan int) { c <- 1 }
func recv(c chan int) { <-c }
func rng(c chan int) {
	for range c {
	}
}
func sel(c, d chan int) {
	select {
	case <-c:
	case <-d:
	}
}
func nocases()              { select {} }
func lock(m *sync.Mutex)    { m.Lock() }
func rlock(m *sync.RWMutex) { m.RLock() }
func wlock(m *sync.RWMutex) { m.Lock() }
func cond(c *sync.Cond)     { c.L.Lock(); c.Wait() }
func wg(w *sync.WaitGroup)  { w.Wait() }
func sleep()                { time.Sleep(time.Hour) }
func accept(l net.Listener) { l.Accept() }
func locked()               { runtime.LockOSThread(); select {} }
func pipe(f *os.File)       { f.Read(make([]byte, 1)) }
func spin() {
	for {
		time.Now()
	}
}

func main() {
	c, d := make(chan int), make(chan int)
	var m sync.Mutex
	m.Lock()
	var rw, rw2 sync.RWMutex
	rw.Lock()
	rw2.RLock()
	var w sync.WaitGroup
	w.Add(1)
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	r, _, _ := os.Pipe()
	cd := sync.NewCond(&sync.Mutex{})
	for i := 0; i < 3; i++ {
		go send(c)
		go recv(d)
		go rng(make(chan int))
		go sel(make(chan int), make(chan int))
		go nocases()
		go lock(&m)
		go rlock(&rw)
		go wlock(&rw2)
		go wg(&w)
		go sleep()
		go cond(cd)
	}
	go recv(nil)
	go accept(l)
	go locked()
	go pipe(r)
	go spin()
	pprof.Do(context.Background(), pprof.Labels("tenant", "t 1", "q\"uote}]", "a,b: c\x01é"), func(ctx context.Context) {
		go recv(make(chan int))
	})
	time.Sleep(300 * time.Millisecond)
	for i, n := range []string{"debug0.pb.gz", "debug1.txt", "debug2.txt"} {
		f, _ := os.Create(n)
		pprof.Lookup("goroutine").WriteTo(f, i)
		f.Close()
	}
}
