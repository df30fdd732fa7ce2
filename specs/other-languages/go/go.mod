module export.example/check

go 1.23
