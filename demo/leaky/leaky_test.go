// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"
)

// serve runs the service without load and without leaks, until the test ends.
func serve(t *testing.T, change func(*options)) (*app, string) {
	t.Helper()
	opts, err := parseOptions([]string{"-load", "0"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&opts)
	}
	server := httptest.NewUnstartedServer(nil)
	url := "http://" + server.Listener.Addr().String()
	a := newApp(url, opts)
	server.Config.Handler = a.routes()
	server.Start()
	a.start()
	t.Cleanup(func() {
		a.stop()
		server.CloseClientConnections()
		server.Close()
	})
	return a, url
}

// liveBytes is the heap that is really in use. One collection and not two: the
// second would empty the pool whose growth is under test.
func liveBytes() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// eventually polls until the condition holds; the deadline only ends a test
// that would hang.
func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !condition() {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func post(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Post(url, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func statusOf(t *testing.T, body, name string) (leaksStatus, leakStatus) {
	t.Helper()
	var status leaksStatus
	if err := json.Unmarshal([]byte(body), &status); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	for _, row := range status.Leaks {
		if row.Name == name {
			return status, row
		}
	}
	t.Fatalf("no leak %s in %s", name, body)
	return status, leakStatus{}
}

func TestEachLeakGrowsAndResetFreesIt(t *testing.T) {
	const grownBytes, grownGoroutines = 1 << 20, 60
	for _, name := range []string{"mapcache", "ctxvalue", "closure", "buffers", "body", "chanrecv", "tickerloop", "afterfunc", "pool", "subslice"} {
		t.Run(name, func(t *testing.T) {
			if name == "pool" && raceDetector {
				t.Skip("under the race detector a sync.Pool keeps nothing for long")
			}
			a, url := serve(t, nil)
			for _, l := range a.leaks.leaks {
				if monitor, ok := l.(*doorMonitorLeak); ok {
					monitor.monitor.pollEvery = 50 * time.Millisecond
				}
			}
			l, err := a.leaks.find(name)
			if err != nil {
				t.Fatal(err)
			}
			beforeBytes, beforeGoroutines := liveBytes(), runtime.NumGoroutine()
			grown := func(ratio float64) bool {
				if l.info().Resource == "goroutines" {
					return float64(runtime.NumGoroutine()-beforeGoroutines) > ratio*grownGoroutines
				}
				return liveBytes()-beforeBytes > ratio*grownBytes
			}
			if code, body := post(t, url+"/leaks/"+name+"?on=true&rate=400"); code != 200 {
				t.Fatalf("%d %s", code, body)
			}
			eventually(t, name+" grows", func() bool { return grown(1) })
			if code, body := post(t, url+"/leaks/"+name+"?on=false"); code != 200 {
				t.Fatalf("%d %s", code, body)
			}
			// The pool is the exception: the GC empties what nobody uses.
			if name != "pool" && !grown(0.5) {
				t.Error("switching off freed what had leaked")
			}
			if code, body := post(t, url+"/leaks/reset"); code != 200 {
				t.Fatalf("%d %s", code, body)
			} else if _, row := statusOf(t, body, name); row.On {
				t.Error("reset left it on")
			}
			eventually(t, name+" is freed", func() bool {
				return runtime.NumGoroutine() < beforeGoroutines+grownGoroutines/2 && liveBytes() < beforeBytes+grownBytes
			})
		})
	}
}

func TestOrdinaryLoadDoesNotGrow(t *testing.T) {
	_, url := serve(t, nil)
	user := &loadUser{client: newAPIClient(url), name: "ada"}
	visit := func(count int) {
		for i := 0; i < count; i++ {
			user.visit(context.Background())
		}
	}
	visit(100)
	beforeBytes, beforeGoroutines := liveBytes(), runtime.NumGoroutine()
	const visits = 2000
	visit(visits)
	// A leak of the demo keeps 2 KiB of a request or more. Less than a tenth of
	// that is the buffers in the pools of net/http and encoding/json.
	if grown := liveBytes() - beforeBytes; grown > visits*200 {
		t.Errorf("the heap grew by %.0f bytes", grown)
	}
	if now := runtime.NumGoroutine(); now > beforeGoroutines+10 {
		t.Errorf("goroutines went from %d to %d", beforeGoroutines, now)
	}
}

func TestChurnAllocatesAndKeepsNothing(t *testing.T) {
	engine := &PriceEngine{}
	var before, after runtime.MemStats
	beforeBytes := liveBytes()
	runtime.ReadMemStats(&before)
	for i := 0; i < 200; i++ {
		if engine.Quote("7") == "" {
			t.Fatal("no quote")
		}
	}
	runtime.ReadMemStats(&after)
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated < 50<<20 {
		t.Errorf("only %d bytes were allocated", allocated)
	}
	if grown := liveBytes() - beforeBytes; grown > 256<<10 {
		t.Errorf("the heap grew by %.0f bytes", grown)
	}
}

func TestBurstLeavesScatteredRowsOnce(t *testing.T) {
	job := &NightlyJob{}
	beforeBytes := liveBytes()
	const rows = 16 << 10
	for i := 0; i < 3; i++ {
		job.Run(context.Background(), rows, 0)
	}
	keptBytes := liveBytes() - beforeBytes
	if limit := float64(rows/keepEvery*rowBytes) * 1.2; keptBytes > limit {
		t.Errorf("three bursts keep %.0f bytes, one keeps %.0f", keptBytes, limit)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if scattered := float64(m.HeapInuse - m.HeapAlloc); scattered < 4*keptBytes {
		t.Errorf("only %.0f bytes in use around %.0f kept ones", scattered, keptBytes)
	}
	runtime.KeepAlive(job)
}

func TestSwitchingByName(t *testing.T) {
	a, url := serve(t, nil)
	_, body := get(t, url+"/leaks")
	if status, none := statusOf(t, body, "none"); !none.On || status.Schema == "" || status.ReadOnly {
		t.Errorf("with no leak on, none is on: %s", body)
	}

	_, body = post(t, url+"/leaks/tickerloop?on=true&rate=2.5")
	if _, row := statusOf(t, body, "tickerloop"); !row.On || row.Rate != 2.5 {
		t.Errorf("tickerloop is on at 2.5: %+v", row)
	}
	if _, none := statusOf(t, body, "none"); none.On {
		t.Error("none is off while a leak is on")
	}
	_, body = post(t, url+"/leaks/none?on=true")
	if _, row := statusOf(t, body, "tickerloop"); row.On || row.Rate != row.DefaultRate {
		t.Errorf("none switches the others off: %+v", row)
	}
	if a.leaks.isOn("tickerloop") {
		t.Error("tickerloop still runs")
	}
}

func TestWrongSwitchesAreRefused(t *testing.T) {
	_, url := serve(t, nil)
	for _, c := range []struct {
		path string
		code int
	}{
		{"/leaks/nosuch?on=true", 404},
		{"/leaks/mapcache", 400},
		{"/leaks/mapcache?on=yes", 400},
		{"/leaks/mapcache?on=true&rate=-1", 400},
		{"/leaks/mapcache?on=true&rate=0", 400},
		{"/leaks/mapcache?on=true&rate=NaN", 400},
		{"/leaks/mapcache?on=true&rate=1e9", 400},
		{"/leaks", 405},
	} {
		if code, body := post(t, url+c.path); code != c.code {
			t.Errorf("POST %s: %d %s, want %d", c.path, code, body, c.code)
		}
	}
	if code, _ := get(t, url+"/leaks/mapcache?on=true"); code != 405 {
		t.Errorf("GET must not switch: %d", code)
	}
	if code, _ := get(t, url+"/api/account"); code != 503 {
		t.Errorf("a path that leaks answers only while its leak is on: %d", code)
	}
}

func TestCapsPauseTheLeaksUntilReset(t *testing.T) {
	for _, c := range []struct {
		leak   string
		change func(*options)
	}{
		{"mapcache", func(o *options) { o.maxHeapBytes = uint64(liveBytes()) + 24<<20 }},
		{"chanrecv", func(o *options) { o.maxGoroutines = 200 }},
	} {
		t.Run(c.leak, func(t *testing.T) {
			a, url := serve(t, c.change)
			post(t, url+"/leaks/"+c.leak+"?on=true&rate=1500")
			var body string
			eventually(t, "the leaks pause", func() bool {
				_, body = get(t, url+"/leaks")
				status, _ := statusOf(t, body, c.leak)
				return status.PausedBecause != ""
			})
			if a.guard.allowed() {
				t.Error("the guard allows what it says is paused")
			}
			eventually(t, "reset ends the pause", func() bool {
				_, body = post(t, url+"/leaks/reset")
				status, _ := statusOf(t, body, c.leak)
				return status.PausedBecause == ""
			})
		})
	}
}

func TestAPIAnswers(t *testing.T) {
	_, url := serve(t, nil)
	code, body := post(t, url+"/api/login?user=ada")
	token := tokenOf([]byte(body))
	if code != 200 || token == "" {
		t.Fatalf("%d %s", code, body)
	}
	if c, err := verifyToken(token); err != nil || c.User != "ada" {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := verifyToken(token[:len(token)-2] + "xx"); err == nil {
		t.Error("a token with another signature passes")
	}
	for path, want := range map[string]int{
		"/api/orders?customer=customer-001": 401,
		"/api/orders/12":                    200,
		"/api/orders/999999":                404,
		"/api/orders/x":                     400,
		"/api/reports/daily":                200,
		"/-/healthy":                        200,
		"/nosuch":                           404,
	} {
		if code, body := get(t, url+path); code != want {
			t.Errorf("%s: %d %s, want %d", path, code, body, want)
		}
	}
}

func TestProfilesAndVars(t *testing.T) {
	_, url := serve(t, nil)
	code, body := get(t, url+"/debug/pprof/heap")
	if code != 200 || !strings.HasPrefix(body, "\x1f\x8b") {
		t.Errorf("heap: %d, %d bytes", code, len(body))
	}
	resp, err := http.Get(url + "/debug/pprof/nosuch")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 404 || resp.Header.Get("X-Go-Pprof") != "1" {
		t.Errorf("unknown profile: %d %v", resp.StatusCode, resp.Header)
	}
	code, body = get(t, url+"/debug/vars")
	var vars struct {
		Memstats struct{ HeapAlloc, NextGC uint64 } `json:"memstats"`
	}
	if err := json.Unmarshal([]byte(body), &vars); code != 200 || err != nil || vars.Memstats.NextGC == 0 {
		t.Errorf("vars: %d %v %+v", code, err, vars)
	}
}

func TestRunPrintsItsAddressAndEndsOnCancel(t *testing.T) {
	opts, err := parseOptions([]string{"-listen", "127.0.0.1:0", "-leaks", "mapcache:100,body", "-load", "20"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, opts, writer) }()
	var url string
	if _, err := fmt.Fscanf(reader, "LISTENING %s\n", &url); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the load is served", func() bool {
		_, body := get(t, url+"/metrics")
		return strings.Contains(body, "http_requests_total{")
	})
	_, body := get(t, url+"/leaks")
	if _, row := statusOf(t, body, "body"); !row.On {
		t.Errorf("body is on: %+v", row)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A leak that waits for its own request while it is being stopped must not wait
// for ever.
func TestSwitchingUnderWayNeverHangs(t *testing.T) {
	_, url := serve(t, nil)
	for i := 0; i < 40; i++ {
		for _, name := range []string{"body", "mapcache"} {
			if code, body := post(t, url+"/leaks/"+name+"?on=true&rate=2000"); code != 200 {
				t.Fatalf("%d %s", code, body)
			}
		}
		time.Sleep(25 * time.Millisecond)
		if code, body := post(t, url+"/leaks/none?on=true"); code != 200 {
			t.Fatalf("%d %s", code, body)
		}
	}
	post(t, url+"/leaks/reset")
}
