package main

import (
	"context"
	"fmt"
	"net/http"
	"sort"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/conditional"
)

// Plant is a plant, as it is sent and as it is answered.
type Plant struct {
	ID       string            `json:"id" readOnly:"true" format:"uuid"`
	Planted  time.Time         `json:"planted" readOnly:"true"`
	Name     string            `json:"name" minLength:"1" maxLength:"40" pattern:"^[\\w -]+$"`
	Kind     string            `json:"kind" enum:"tree,flower,herb"`
	Height   *float64          `json:"height" minimum:"0" exclusiveMaximum:"150"`
	Bought   *time.Time        `json:"bought,omitempty" format:"date-time"`
	Colours  []string          `json:"colours,omitempty" maxItems:"4" enum:"red,white,blue"`
	Beds     []int32           `json:"beds" nullable:"false" maxItems:"3"`
	Labels   map[string]string `json:"labels,omitempty"`
	Supplier *Supplier         `json:"supplier,omitempty"`
	Secret   string            `json:"secret,omitempty" writeOnly:"true" maxLength:"20"`
}

// Supplier is who sold it.
type Supplier struct {
	URL   string `json:"url" format:"uri"`
	Email string `json:"email,omitempty" format:"email"`
}

type stored struct {
	plant    Plant
	version  int
	modified time.Time
}

var (
	guard  sync.Mutex
	plants = map[string]*stored{}
)

func etag(s *stored) string { return fmt.Sprintf("%s-%d", s.plant.ID[:8], s.version) }

func shown(s *stored) Plant {
	plant := s.plant
	if !planted("secret-answered") {
		plant.Secret = ""
	}
	return plant
}

type plantOutput struct {
	ETag         string    `header:"ETag"`
	LastModified time.Time `header:"Last-Modified"`
	Location     string    `header:"Location"`
	Body         Plant
}

func output(s *stored) *plantOutput {
	return &plantOutput{ETag: `"` + etag(s) + `"`, LastModified: s.modified, Body: shown(s)}
}

type listInput struct {
	Kind   []string  `query:"kind" enum:"tree,flower,herb"`
	Tall   bool      `query:"tall"`
	Since  time.Time `query:"since"`
	Limit  int       `query:"limit" minimum:"1" maximum:"50" default:"20"`
	Cursor string    `query:"cursor" maxLength:"60"`
	Sort   string    `query:"sort" enum:"name,-name" default:"name"`
}

type listOutput struct {
	Link  []string `header:"Link"`
	Total int      `header:"X-Total-Count"`
	Body  struct {
		Plants []Plant `json:"plants" nullable:"false"`
		Next   *string `json:"next"`
	}
}

type PlantPath struct {
	ID string `path:"id" format:"uuid"`
}

func found(id string) (*stored, error) {
	if s, ok := plants[id]; ok {
		return s, nil
	}
	return nil, huma.Error404NotFound("no such plant")
}

// matching is the plant of an id, if the conditions of the request are met.
func matching(id string, conditions *conditional.Params) (*stored, error) {
	s, err := found(id)
	if err != nil {
		return nil, err
	}
	if conditions.HasConditionalParams() {
		if err := conditions.PreconditionFailed(etag(s), s.modified); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func addPlants(api huma.API) {
	secured := []map[string][]string{{"bearer": {}}}
	operation := func(id, method, path string, status int, errors ...int) huma.Operation {
		return huma.Operation{
			OperationID: id, Method: method, Path: path, DefaultStatus: status, Security: secured,
			Errors: append([]int{401, 422}, errors...), Tags: []string{"plants"},
		}
	}
	huma.Register(api, operation("list-plants", http.MethodGet, "/plants", 200), listPlants)
	huma.Register(api, operation("add-plant", http.MethodPost, "/plants", 201, 400, 415), func(ctx context.Context, in *struct{ Body Plant }) (*plantOutput, error) {
		guard.Lock()
		defer guard.Unlock()
		if planted("long-names-fail") && len(in.Body.Name) > 35 {
			panic("out of labels")
		}
		s := &stored{plant: in.Body, modified: time.Now().UTC()}
		s.plant.ID, s.plant.Planted = newID(), time.Now().UTC()
		plants[s.plant.ID] = s
		out := output(s)
		out.Location = "/plants/" + s.plant.ID
		if planted("null-beds") {
			out.Body.Beds = nil
		}
		return out, nil
	})
	huma.Register(api, operation("get-plant", http.MethodGet, "/plants/{id}", 200, 404, 304), func(ctx context.Context, in *struct {
		PlantPath
		conditional.Params
	}) (*plantOutput, error) {
		guard.Lock()
		defer guard.Unlock()
		s, err := matching(in.ID, &in.Params)
		if err != nil {
			return nil, err
		}
		return output(s), nil
	})
	huma.Register(api, operation("put-plant", http.MethodPut, "/plants/{id}", 200, 400, 404, 412, 415), func(ctx context.Context, in *struct {
		PlantPath
		conditional.Params
		Body Plant
	}) (*plantOutput, error) {
		guard.Lock()
		defer guard.Unlock()
		s, err := matching(in.ID, &in.Params)
		if err != nil {
			return nil, err
		}
		in.Body.ID, in.Body.Planted = s.plant.ID, s.plant.Planted
		s.plant, s.version, s.modified = in.Body, s.version+1, time.Now().UTC()
		return output(s), nil
	})
	huma.Register(api, operation("delete-plant", http.MethodDelete, "/plants/{id}", 204, 404), func(ctx context.Context, in *PlantPath) (*struct{}, error) {
		guard.Lock()
		defer guard.Unlock()
		if _, err := found(in.ID); err != nil {
			return nil, err
		}
		delete(plants, in.ID)
		return nil, nil
	})
}

func listPlants(ctx context.Context, in *listInput) (*listOutput, error) {
	guard.Lock()
	defer guard.Unlock()
	chosen := []Plant{}
	for _, s := range plants {
		plant := shown(s)
		isKind := len(in.Kind) == 0
		for _, kind := range in.Kind {
			isKind = isKind || kind == plant.Kind
		}
		isTall := !in.Tall || (plant.Height != nil && *plant.Height > 10)
		if isKind && isTall && !plant.Planted.Before(in.Since) {
			chosen = append(chosen, plant)
		}
	}
	sort.Slice(chosen, func(i, j int) bool {
		if in.Sort == "-name" {
			i, j = j, i
		}
		return chosen[i].Name+chosen[i].ID < chosen[j].Name+chosen[j].ID
	})
	total := len(chosen)
	for len(chosen) > 0 && in.Cursor != "" && chosen[0].Name+chosen[0].ID <= in.Cursor {
		chosen = chosen[1:]
	}
	out := &listOutput{Total: total}
	if len(chosen) > in.Limit {
		chosen = chosen[:in.Limit]
		next := chosen[in.Limit-1].ID
		out.Body.Next = &next
		out.Link = []string{fmt.Sprintf("</plants?cursor=%s>; rel=\"next\"", next), "</plants>; rel=\"first\""}
	}
	out.Body.Plants = chosen
	return out, nil
}
