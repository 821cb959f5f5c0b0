module seep.example/demo/leaky

go 1.21
