// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// claims is what a token says about its owner.
type claims struct {
	User     string   `json:"sub"`
	IssuedNs int64    `json:"iat"`
	Roles    []string `json:"roles"`
	Scope    string   `json:"scope"`
}

var errBadToken = errors.New("the token is not valid")

// The key of a demo: there is nothing to protect.
const tokenKey = "leaky-demo"

const tokenHeader = `{"alg":"HS256","typ":"JWT"}`

// signToken makes a JSON web token. Each one differs, as each has its own time.
func signToken(user string, issuedNs int64) string {
	payload, err := json.Marshal(claims{
		User:     user,
		IssuedNs: issuedNs,
		Roles:    []string{"reader", "writer", "auditor"},
		Scope:    strings.Repeat("orders:read orders:write reports:read ", 12),
	})
	if err != nil {
		panic(err)
	}
	signed := encodeSegment([]byte(tokenHeader)) + "." + encodeSegment(payload)
	return signed + "." + encodeSegment(signatureOf(signed))
}

// verifyToken returns the claims of a token whose signature is right.
func verifyToken(token string) (claims, error) {
	var c claims
	dot := strings.LastIndexByte(token, '.')
	if dot < 0 {
		return c, errBadToken
	}
	signed := token[:dot]
	signature, err := base64.RawURLEncoding.DecodeString(token[dot+1:])
	if err != nil || !hmac.Equal(signature, signatureOf(signed)) {
		return c, errBadToken
	}
	_, payload, _ := strings.Cut(signed, ".")
	body, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil {
		return c, errBadToken
	}
	return c, json.Unmarshal(body, &c)
}

func bearerToken(req *http.Request) string {
	return strings.TrimPrefix(req.Header.Get("Authorization"), "Bearer ")
}

func signatureOf(signed string) []byte {
	mac := hmac.New(sha256.New, []byte(tokenKey))
	mac.Write([]byte(signed))
	return mac.Sum(nil)
}

func encodeSegment(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

// tokenOf reads the answer of /api/login; "" when there is no token in it.
func tokenOf(answer []byte) string {
	var body struct {
		Token string `json:"token"`
	}
	if json.Unmarshal(answer, &body) != nil {
		return ""
	}
	return body.Token
}
