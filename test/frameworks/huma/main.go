// A garden, as people write services with huma. Its document is the one that huma publishes at /openapi.json.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/danielgtaylor/huma/v2/autopatch"
)

// planted tells whether this mistake is the one that PLANTED in the environment names.
func planted(name string) bool { return os.Getenv("PLANTED") == name }

func main() {
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Garden", "1.0.0")
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"bearer": {Type: "http", Scheme: "bearer"},
	}
	api := humago.New(mux, config)
	api.UseMiddleware(requireToken(api))
	addPlants(api)
	addVisits(api)
	autopatch.AutoPatch(api)
	// A patch that changes nothing is answered with 304, which huma does not document.
	api.OpenAPI().Paths["/plants/{id}"].Patch.Responses["304"] = &huma.Response{Description: "Nothing is changed"}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println("listening on http://" + listener.Addr().String())
	panic(http.Serve(listener, mux))
}

// requireToken refuses whoever has no token where an operation is documented to want one.
func requireToken(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if len(ctx.Operation().Security) > 0 && ctx.Header("Authorization") != "Bearer token-of-ann" {
			ctx.SetHeader("WWW-Authenticate", "Bearer")
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "a token is needed")
			return
		}
		next(ctx)
	}
}
