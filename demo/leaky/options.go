// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// errHelp says that the usage was asked for and printed.
var errHelp = flag.ErrHelp

// options are the command line. Units are in the names.
type options struct {
	listen        string
	loadPerSecond float64
	leaks         []leakStart
	maxHeapBytes  uint64
	maxGoroutines int
}

// leakStart names a leak to switch on at start. Rate 0 means its default.
type leakStart struct {
	name string
	rate float64
}

func parseOptions(args []string, usage io.Writer) (options, error) {
	flags := flag.NewFlagSet("leaky", flag.ContinueOnError)
	flags.SetOutput(usage)
	listen := flags.String("listen", "127.0.0.1:6060", "address to serve on; port 0 takes a free one")
	load := flags.Float64("load", 40, "requests per second of ordinary load; 0 for none")
	leaks := flags.String("leaks", "", "leaks to start with, e.g. mapcache:40,tickerloop (name[:rate], comma separated)")
	maxHeap := flags.String("max-heap", "512MiB", "leaks pause when HeapAlloc passes this")
	maxGoroutines := flags.Int("max-goroutines", 20000, "leaks pause when there are more goroutines than this")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if flags.NArg() > 0 {
		return options{}, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	starts, err := parseLeaks(*leaks)
	if err != nil {
		return options{}, err
	}
	maxHeapBytes, err := parseBytes(*maxHeap)
	if err != nil {
		return options{}, fmt.Errorf("-max-heap: %w", err)
	}
	if *load < 0 || *load > 2000 {
		return options{}, errors.New("-load must be between 0 and 2000")
	}
	if *maxGoroutines < 100 {
		return options{}, errors.New("-max-goroutines must be at least 100")
	}
	return options{
		listen:        *listen,
		loadPerSecond: *load,
		leaks:         starts,
		maxHeapBytes:  maxHeapBytes,
		maxGoroutines: *maxGoroutines,
	}, nil
}

// parseLeaks reads "mapcache:40,tickerloop". Whether the names exist is for
// the registry to say.
func parseLeaks(text string) ([]leakStart, error) {
	var starts []leakStart
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		name, rateText, hasRate := strings.Cut(part, ":")
		start := leakStart{name: name}
		if hasRate {
			rate, err := parseRate(rateText)
			if err != nil {
				return nil, fmt.Errorf("-leaks %s: %w", part, err)
			}
			start.rate = rate
		}
		starts = append(starts, start)
	}
	return starts, nil
}

// maxRate keeps a slip of the finger from turning the demo into a benchmark.
const maxRate = 2000

func parseRate(text string) (float64, error) {
	rate, err := strconv.ParseFloat(text, 64)
	if err != nil || !(rate > 0 && rate <= maxRate) {
		return 0, fmt.Errorf("rate %q: want a number above 0 and up to %d", text, maxRate)
	}
	return rate, nil
}

// parseBytes reads "512MiB", "1GiB", "64KiB" or plain bytes.
func parseBytes(text string) (uint64, error) {
	digits, unit := text, uint64(1)
	for suffix, size := range map[string]uint64{"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30} {
		if strings.HasSuffix(text, suffix) {
			digits, unit = strings.TrimSuffix(text, suffix), size
		}
	}
	count, err := strconv.ParseUint(digits, 10, 32)
	if err != nil || count == 0 {
		return 0, fmt.Errorf("%q: want a size such as 512MiB", text)
	}
	return count * unit, nil
}
