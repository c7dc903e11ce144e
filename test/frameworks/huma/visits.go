package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"
)

func newID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// Greeting is what visitors are told.
type Greeting struct {
	Message string `json:"message" example:"Hello, Ann!"`
	Seen    int64  `json:"seen" minimum:"0"`
}

// Tick is an event of the clock.
type Tick struct {
	At time.Time `json:"at"`
}

// Rain is an event of the weather.
type Rain struct {
	Litres float32 `json:"litres"`
}

type uploadForm struct {
	Photo huma.FormFile   `form:"photo" contentType:"image/png,application/octet-stream" required:"true"`
	More  []huma.FormFile `form:"more"`
	Note  string          `form:"note" maxLength:"100"`
	Stars int             `form:"stars" minimum:"1" maximum:"5"`
}

func addVisits(api huma.API) {
	huma.Get(api, "/greetings/{name}", func(ctx context.Context, in *struct {
		Name    string  `path:"name" maxLength:"30" example:"ann"`
		Times   uint8   `query:"times" default:"1" maximum:"9"`
		Style   string  `query:"style" enum:"short,long" default:"short"`
		Session string  `cookie:"session" maxLength:"40"`
		Trace   string  `header:"X-Trace" maxLength:"40"`
		Ids     []int64 `query:"ids,explode"`
	}) (*struct {
		Served string `header:"X-Served-By" enum:"garden"`
		Body   Greeting
	}, error) {
		out := &struct {
			Served string `header:"X-Served-By" enum:"garden"`
			Body   Greeting
		}{Served: "garden"}
		out.Body.Message = strings.Repeat("Hello, "+in.Name+"! ", int(in.Times))
		return out, nil
	})
	// Of bodies that are bytes, huma documents JSON.
	bytes := map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}
	echo := huma.Operation{OperationID: "echo", Method: http.MethodPost, Path: "/echo", DefaultStatus: 200,
		Responses: map[string]*huma.Response{"200": {Description: "The same bytes", Content: bytes}}}
	huma.Register(api, echo, func(ctx context.Context, in *struct {
		ContentType string `header:"Content-Type"`
		RawBody     []byte `contentType:"application/octet-stream"`
	}) (*struct {
		ContentType string `header:"Content-Type"`
		Body        []byte
	}, error) {
		return &struct {
			ContentType string `header:"Content-Type"`
			Body        []byte
		}{ContentType: "application/octet-stream", Body: in.RawBody}, nil
	})
	huma.Post(api, "/photos", func(ctx context.Context, in *struct {
		RawBody huma.MultipartFormFiles[uploadForm]
	}) (*struct {
		Body struct {
			Size int    `json:"size"`
			Note string `json:"note"`
		}
	}, error) {
		form := in.RawBody.Data()
		content, err := io.ReadAll(form.Photo)
		if err != nil {
			return nil, err
		}
		out := &struct {
			Body struct {
				Size int    `json:"size"`
				Note string `json:"note"`
			}
		}{}
		out.Body.Size, out.Body.Note = len(content), form.Note
		return out, nil
	})
	sse.Register(api, huma.Operation{OperationID: "events", Method: http.MethodGet, Path: "/events"},
		map[string]any{"tick": Tick{}, "rain": Rain{}},
		func(ctx context.Context, in *struct{}, send sse.Sender) {
			send.Data(Tick{At: time.Now().UTC()})
			send.Data(Rain{Litres: 1.5})
		})
	huma.Register(api, huma.Operation{OperationID: "water", Method: http.MethodPost, Path: "/waterings", DefaultStatus: 202},
		func(ctx context.Context, in *struct {
			Body struct {
				Litres int      `json:"litres" multipleOf:"5" minimum:"5" maximum:"100"`
				Beds   []string `json:"beds" minItems:"1"`
				Mode   string   `json:"mode,omitempty" enum:"drip,spray" default:"drip"`
				Delay  *int     `json:"delay,omitempty"`
				Any    any      `json:"any,omitempty"`
				Needs  map[string]struct {
					Amount float64 `json:"amount"`
				} `json:"needs,omitempty" dependentRequired:"mode"`
			}
		}) (*struct{}, error) {
			return nil, nil
		})
}
