// SPDX-License-Identifier: Apache-2.0

//go:build race

package main

// raceDetector is on: sync.Pool then drops what it is given at random.
const raceDetector = true
