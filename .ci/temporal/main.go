// A Temporal server for tests, alone in its process: .ci/temporal/temporal PORT FILE. It keeps its state in FILE, so that
// it can be killed and begin again; its namespace is "exports". With it the search attributes that docs/scale.md names.
package main

import (
	"log"
	"os"
	"strconv"

	enums "go.temporal.io/api/enums/v1"
	serverlog "go.temporal.io/server/common/log"
	lite "go.temporal.io/server/temporaltest/internal"
)

func main() {
	port, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	keyword := enums.INDEXED_VALUE_TYPE_KEYWORD
	server, err := lite.NewLiteServer(&lite.LiteServerConfig{
		Namespaces:       []string{"exports"},
		SearchAttributes: map[string]enums.IndexedValueType{"ExportPlan": keyword, "ExportProvider": keyword, "ExportState": keyword},
		DatabaseFilePath: os.Args[2],
		SQLitePragmas:    map[string]string{"journal_mode": "wal", "synchronous": "2"},
		FrontendIP:       "127.0.0.1",
		FrontendPort:     port,
		Logger:           serverlog.NewNoopLogger(),
	})
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		log.Fatal(err)
	}
	select {}
}
