// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"net/http"
)

// allLeaks is the catalogue in the order of the stories.
func allLeaks(client *apiClient, g *guard) []leak {
	return []leak{
		noLeak{},
		newTokenCacheLeak(client),
		newSessionContextLeak(client),
		newChatRoomLeak(client),
		newBodyLogLeak(client),
		newRateClientLeak(client),
		newReportQueueLeak(client),
		newDoorMonitorLeak(),
		newHeartbeatLeak(),
		newInvoicePoolLeak(client),
		newUploadIndexLeak(client),
		newQuoteChurn(client),
		newNightlyBurst(g),
	}
}

const noneName = "none"

// noLeak is the control: the service under its ordinary load.
type noLeak struct{}

func (noLeak) info() leakInfo {
	return leakInfo{
		Name: noneName, Story: "control",
		Description: "The service under its ordinary load. Switching this on switches all others off.",
		Lesson:      "A sawtooth between collections is not growth; the floors are flat.",
		Resource:    "none", Unit: "", ExpectedVerdict: "stable",
	}
}

func (noLeak) mount(*http.ServeMux, func(http.HandlerFunc) http.HandlerFunc) {}
func (noLeak) run(context.Context, float64, func() bool)                     {}
func (noLeak) reset()                                                        {}
