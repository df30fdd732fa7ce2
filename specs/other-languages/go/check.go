// check SANDBOX_URL SHA256: what generated Go clients do; EMS and WebAdMIT here, the others in flows.go.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"export.example/check/target/clients/ems"
	"export.example/check/target/clients/webadmit"
)

// accept replaces the Accept of every request: the generated code asks for application/json, which is the error's
// type and has no version, as soon as an operation lists it.
type accept string

func (value accept) RoundTrip(request *http.Request) (*http.Response, error) {
	request = request.Clone(request.Context())
	request.Header.Set("Accept", string(value))
	return http.DefaultTransport.RoundTrip(request)
}

func api(url string, transport http.RoundTripper) *ems.EmsAPIService {
	configuration := ems.NewConfiguration()
	configuration.Servers = ems.ServerConfigurations{{URL: url}}
	configuration.HTTPClient = &http.Client{Transport: transport}
	return ems.NewAPIClient(configuration).EmsAPI
}

func run(url, sha string) error {
	ctx := context.WithValue(context.Background(), ems.ContextAPIKeys, map[string]ems.APIKey{
		"apiUsername":  {Key: `ExampleDomain\User.Name`},
		"apiUserToken": {Key: "sandbox-user-token"},
	})
	lists := api(url, accept("application/json;version=1"))
	files := api(url, accept("*/*;version=1"))

	attachments, _, err := lists.ListAttachments(ctx).EntityType("experiment").EntityId(1234).Execute()
	if err != nil {
		return err
	}
	if len(attachments) != 2 || attachments[0].GetFilename() != "helloworld.txt" || attachments[1].GetKind() != "Lisa-Marie Setup File" {
		return fmt.Errorf("attachments: %+v", attachments)
	}

	version, _, err := lists.ShowVersion(ctx).Execute()
	if err != nil {
		return err
	}
	if version.GetProduct() != "EMS API" {
		return fmt.Errorf("version: %+v", version)
	}

	// The generated code has the body in memory, then in a temporary file that is ours to delete.
	file, _, err := files.DownloadAttachment(ctx, "2421042979a6474a872e77f046b8802e").Execute()
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	digest := sha256.New()
	size, err := io.Copy(digest, file)
	if err != nil {
		return err
	}
	if found := hex.EncodeToString(digest.Sum(nil)); found != sha {
		return fmt.Errorf("sha256 %s of %d bytes, not %s", found, size, sha)
	}

	message, err := notFound(ctx, files)
	if err != nil {
		return err
	}

	// Why the transport above is there.
	_, response, err := api(url, http.DefaultTransport).ListAttachments(ctx).EntityType("experiment").EntityId(1234).Execute()
	if err == nil || response == nil || response.StatusCode != http.StatusBadRequest {
		return fmt.Errorf("a list without the version in Accept: %v", response)
	}

	exports, err := webAdmitExports(url)
	if err != nil {
		return err
	}
	if len(exports) != 5 || exports[4].GetMimeType() != "application/zip" {
		return fmt.Errorf("exports: %+v", exports)
	}

	report, err := ecReporting(url)
	if err != nil {
		return err
	}
	result, err := metaStudio(url)
	if err != nil {
		return err
	}

	fmt.Printf("%d attachments, %d bytes with the right sha256, 404 %q, %d exports, files of %s and %s\n",
		len(attachments), size, message, len(exports), report, result)
	return nil
}

func webAdmitExports(url string) ([]webadmit.Export, error) {
	configuration := webadmit.NewConfiguration()
	configuration.Servers = webadmit.ServerConfigurations{{URL: url}}
	ctx := context.WithValue(context.Background(), webadmit.ContextAPIKeys, map[string]webadmit.APIKey{
		"apiKey": {Key: "0123456789abcdef0123456789abcdef"},
	})
	list, _, err := webadmit.NewAPIClient(configuration).WebAdmitAPI.ListExports(ctx).Execute()
	if err != nil {
		return nil, err
	}
	return list.Exports, nil
}

func notFound(ctx context.Context, files *ems.EmsAPIService) (string, error) {
	_, response, err := files.DownloadAttachment(ctx, "00000000000000000000000000000404").Execute()
	var refusal *ems.GenericOpenAPIError
	if !errors.As(err, &refusal) || response.StatusCode != http.StatusNotFound {
		return "", fmt.Errorf("no 404: %v", err)
	}
	content, ok := refusal.Model().(ems.ErrorContent)
	if !ok || content.HttpError == nil || content.HttpError.GetMessage() != "Attachment not found." {
		return "", fmt.Errorf("the 404's model: %+v", refusal.Model())
	}
	return content.HttpError.GetMessage(), nil
}

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}
