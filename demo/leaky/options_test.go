// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"io"
	"net"
	"reflect"
	"testing"
)

func TestParseOptions(t *testing.T) {
	opts, err := parseOptions([]string{"-leaks", "mapcache:40, tickerloop", "-max-heap", "1GiB"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if want := []leakStart{{"mapcache", 40}, {"tickerloop", 0}}; !reflect.DeepEqual(opts.leaks, want) {
		t.Errorf("leaks = %+v, want %+v", opts.leaks, want)
	}
	if opts.maxHeapBytes != 1<<30 {
		t.Errorf("maxHeapBytes = %d", opts.maxHeapBytes)
	}
}

func TestParseOptionsRefuses(t *testing.T) {
	for _, args := range [][]string{
		{"-leaks", "mapcache:fast"},
		{"-leaks", "mapcache:-1"},
		{"-max-heap", "lots"},
		{"-max-heap", "0"},
		{"-max-goroutines", "3"},
		{"-load", "-1"},
		{"-nosuch"},
		{"rest"},
	} {
		if _, err := parseOptions(args, io.Discard); err == nil {
			t.Errorf("%q passes", args)
		}
	}
	if _, err := parseOptions([]string{"-h"}, io.Discard); !errors.Is(err, errHelp) {
		t.Errorf("-h: %v", err)
	}
}

func TestLoopbackURL(t *testing.T) {
	for ip, want := range map[string]string{
		"0.0.0.0":   "http://127.0.0.1:80",
		"::":        "http://127.0.0.1:80",
		"127.0.0.1": "http://127.0.0.1:80",
		"::1":       "http://[::1]:80",
	} {
		if got := loopbackURL(&net.TCPAddr{IP: net.ParseIP(ip), Port: 80}); got != want {
			t.Errorf("%s: %s, want %s", ip, got, want)
		}
	}
}
