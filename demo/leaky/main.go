// SPDX-License-Identifier: Apache-2.0

// Command leaky is a small order service that leaks on request. It serves an
// HTTP API under its own load, /debug/pprof, /debug/vars and /metrics, and
// lets its leaks be switched on and off while it runs. See README.md.
package main

import (
	"context"
	"errors"
	"expvar"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	opts, err := parseOptions(os.Args[1:], os.Stderr)
	if errors.Is(err, errHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "leaky:", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "leaky:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, then stops the load, the leaks and the server, in
// this order. The chosen address goes to out as "LISTENING http://HOST:PORT".
func run(ctx context.Context, opts options, out io.Writer) error {
	listener, err := net.Listen("tcp", opts.listen)
	if err != nil {
		return err
	}
	baseURL := "http://" + listener.Addr().String()
	app := newApp(loopbackURL(listener.Addr()), opts)
	expvar.Publish("leaky", expvar.Func(func() any { return app.leaks.status() }))
	for _, start := range opts.leaks {
		if err := app.leaks.set(start.name, true, start.rate); err != nil {
			listener.Close()
			return err
		}
	}

	server := &http.Server{Handler: app.routes(), ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	fmt.Fprintln(out, "LISTENING", baseURL)
	app.start()

	select {
	case err = <-served:
	case <-ctx.Done():
	}
	app.stop()
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	// Connections that a leak holds open never become idle, so Shutdown gets a
	// short time only and Close ends the rest.
	shutdownCtx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if server.Shutdown(shutdownCtx) != nil {
		server.Close()
	}
	return nil
}

// loopbackURL is where the program reaches itself: an address such as ":6060"
// listens everywhere but cannot be dialled everywhere.
func loopbackURL(addr net.Addr) string {
	_, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return "http://" + addr.String()
	}
	host := "127.0.0.1"
	if tcp, ok := addr.(*net.TCPAddr); ok && !tcp.IP.IsUnspecified() {
		host = tcp.IP.String()
	}
	return "http://" + net.JoinHostPort(host, port)
}
