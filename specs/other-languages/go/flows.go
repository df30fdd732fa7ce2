package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"export.example/check/target/clients/ecreporting"
	"export.example/check/target/clients/ecreportingidentity"
	"export.example/check/target/clients/metastudio"
	"export.example/check/target/clients/metastudioidentity"
)

const (
	study = "CFD8129A430A473C8A02F4BA5DAAD865"
	looks = 5 // as the sandbox is ready after two
)

// ecReporting goes from signing in to a report, whose first line it returns.
func ecReporting(url string) (string, error) {
	token, err := oracleToken(url)
	if err != nil {
		return "", err
	}
	configuration := ecreporting.NewConfiguration()
	configuration.Servers = ecreporting.ServerConfigurations{{URL: url}}
	oracle := ecreporting.NewAPIClient(configuration).EcReportingAPI
	ctx := context.WithValue(context.Background(), ecreporting.ContextAccessToken, token)

	reports, _, err := oracle.ListReports(ctx).StudyId(study).Mode("test").Execute()
	if err != nil {
		return "", err
	}
	if len(reports.Result) == 0 || reports.Result[0].GetReportName() != "Subject Data Extract" {
		return "", fmt.Errorf("reports: %+v", reports)
	}
	report := reports.Result[0].ReportId

	order := ecreporting.ReportOrder{
		FieldSpecsList: []ecreporting.FieldChoice{}, ExtFieldSpecsList: []ecreporting.FieldChoice{},
	}
	job, _, err := oracle.CreateReport(ctx).Reportid(report).Format("CSV").StudyId(study).Mode("test").ReportOrder(order).Execute()
	if err != nil {
		return "", err
	}
	if job.GetRptId() != report || job.GetId() == "" {
		return "", fmt.Errorf("job: %+v", job)
	}
	if err := awaitRun(ctx, oracle, job.GetId()); err != nil {
		return "", err
	}

	file, _, err := oracle.DownloadReport(ctx).Id(job.GetId()).Mode("test").StudyId(study).Execute()
	if err != nil {
		return "", err
	}
	return heading(file, "Site,Subject,Form,Item,Value")
}

func oracleToken(url string) (string, error) {
	configuration := ecreportingidentity.NewConfiguration()
	configuration.Servers = ecreportingidentity.ServerConfigurations{{URL: url}}
	ctx := context.WithValue(context.Background(), ecreportingidentity.ContextBasicAuth,
		ecreportingidentity.BasicAuth{UserName: "sandbox-client", Password: "sandbox-Client+Secret/="})
	token, _, err := ecreportingidentity.NewAPIClient(configuration).EcReportingIdentityAPI.CreateToken(ctx, "tokens").
		GrantType("client_credentials").Scope("tenant.ec-reporting-svc.all").Execute()
	if err != nil {
		return "", err
	}
	if token.GetExpiresIn() != 600 {
		return "", fmt.Errorf("token for %d s", token.GetExpiresIn())
	}
	return token.AccessToken, nil
}

func awaitRun(ctx context.Context, oracle *ecreporting.EcReportingAPIService, job string) error {
	for range looks {
		page, _, err := oracle.ListReportRuns(ctx).Limit(50).Offset(0).StudyId(study).Mode("test").Execute()
		if err != nil {
			return err
		}
		result := page.GetResult()
		for _, run := range result.GetReportRunStatus() {
			if run.GetDownloadId() == job {
				return nil
			}
		}
	}
	return fmt.Errorf("job %s is in no list", job)
}

// metaStudio goes from a user's password to the file of an export, whose first line it returns.
func metaStudio(url string) (string, error) {
	token, project, err := iam(url)
	if err != nil {
		return "", err
	}
	configuration := metastudio.NewConfiguration()
	configuration.Servers = metastudio.ServerConfigurations{{URL: url}}
	studio := metastudio.NewAPIClient(configuration).MetaStudioAPI
	ctx := context.WithValue(context.Background(), metastudio.ContextAPIKeys, map[string]metastudio.APIKey{
		"authToken": {Key: token},
	})

	const resource = "knowledge-intent-question-create"
	started, _, err := studio.ExportResource(ctx, project, resource).Execute()
	if err != nil {
		return "", err
	}
	var task *metastudio.Task
	for look := 0; look < looks && (task == nil || !task.HasEndTime()); look++ {
		if task, _, err = studio.ShowTask(ctx, project, started.Value).Execute(); err != nil {
			return "", err
		}
	}
	if task.GetResource() != resource || task.GetSuccessCount() != 1 {
		return "", fmt.Errorf("task: %+v", task)
	}

	file, _, err := studio.DownloadResult(ctx, project, started.Value).Execute()
	if err != nil {
		return "", err
	}
	if _, err := studio.DeleteTask(ctx, project, started.Value).Execute(); err != nil {
		return "", err
	}
	if _, gone, err := studio.ShowTask(ctx, project, started.Value).Execute(); err == nil || gone.StatusCode != http.StatusBadRequest {
		return "", fmt.Errorf("a task that was deleted: %v", gone)
	}
	return heading(file, "question,answer,result")
}

// iam returns a token by a user's password, and the id of the region's project.
func iam(url string) (token, project string, err error) {
	const region = "cn-north-4"
	configuration := metastudioidentity.NewConfiguration()
	configuration.Servers = metastudioidentity.ServerConfigurations{{URL: url}}
	identity := metastudioidentity.NewAPIClient(configuration).MetaStudioIdentityAPI

	user := metastudioidentity.NewTokenUser("IAMUser", "Sandbox+Pass/word=1", *metastudioidentity.NewTokenDomain("IAMDomain"))
	password := metastudioidentity.NewTokenIdentity([]string{"password"}, *metastudioidentity.NewTokenPassword(*user))
	scope := metastudioidentity.ProjectScope{Name: metastudioidentity.PtrString(region)}
	order := metastudioidentity.NewTokenOrder(*metastudioidentity.NewTokenAuth(*password, *metastudioidentity.NewTokenScope(scope)))
	_, response, err := identity.CreateToken(context.Background()).Nocatalog("true").TokenOrder(*order).Execute()
	if err != nil {
		return "", "", err
	}
	token = response.Header.Get("X-Subject-Token")

	ctx := context.WithValue(context.Background(), metastudioidentity.ContextAPIKeys, map[string]metastudioidentity.APIKey{
		"authToken": {Key: token},
	})
	found, _, err := identity.ListProjects(ctx).Name(region).Execute()
	if err != nil {
		return "", "", err
	}
	if len(found.Projects) != 1 || found.Projects[0].Id != "70b76f0a0b8d4c0d9a2b3c4d5e6f7081" {
		return "", "", fmt.Errorf("projects: %+v", found)
	}
	return token, found.Projects[0].Id, nil
}

// heading returns a file's first line, if it is that one, and deletes the file.
func heading(file *os.File, wanted string) (string, error) {
	defer os.Remove(file.Name())
	defer file.Close()
	content, err := io.ReadAll(file)
	if err != nil {
		return "", err
	}
	if found, _, _ := strings.Cut(string(content), "\r\n"); found != wanted {
		return "", fmt.Errorf("a file that begins with %q", found)
	}
	return wanted, nil
}
