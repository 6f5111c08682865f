resource "aws_ecs_cluster" "this" {
  name = "metrics-${var.environment}-metrics"

  tags = {
    Name = "metrics-${var.environment}-metrics"
  }

  configuration {
    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = var.kms_key_id
    }
  }

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "app" {
  family                   = "metrics-${var.environment}-app"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.app_execution.arn
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  task_role_arn            = aws_iam_role.app_task.arn

  container_definitions = jsonencode([{
    name                   = "app"
    image                  = "${aws_ecr_repository.app.repository_url}:${var.release}"
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    privileged             = false
    linuxParameters = {
      initProcessEnabled = true
      capabilities = {
        add  = []
        drop = ["ALL"]
      }
      tmpfs = [{
        containerPath = "/tmp"
        size          = 64
        mountOptions  = ["nodev", "nosuid"]
      }]
    }
    stopTimeout  = 30
    portMappings = []
    environment = [
      {
        name  = "NODE_ENV"
        value = var.app_node_env
      },
      {
        name  = "STATSD_HOST"
        value = "statsd.${var.environment}.metrics.internal"
      },
      {
        name  = "STATSD_PORT"
        value = "8125"
      },
    ]
    secrets     = []
    mountPoints = []
    volumesFrom = []
    healthCheck = {
      command     = ["CMD", "/nodejs/bin/node", "/srv/app/src/healthcheck.mjs"]
      interval    = 30
      timeout     = 5
      retries     = 3
      startPeriod = 30
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.app.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "app"
      }
    }
  }])

  tags = {
    Name = "metrics-${var.environment}-app"
  }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
}

resource "aws_ecs_service" "app" {
  name                               = "app"
  availability_zone_rebalancing      = "ENABLED"
  cluster                            = aws_ecs_cluster.this.arn
  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
  desired_count                      = var.app_desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = false
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  propagate_tags                     = "SERVICE"
  task_definition                    = aws_ecs_task_definition.app.arn

  tags = {
    Name = "metrics-${var.environment}-app"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = values(var.private_subnet_ids)
    assign_public_ip = false
    security_groups  = [aws_security_group.app.id]
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.app_execution,
    aws_vpc_security_group_egress_rule.app_to_statsd,
    aws_vpc_security_group_egress_rule.app_to_internet_https,
    aws_vpc_security_group_egress_rule.app_to_endpoints,
    aws_vpc_security_group_egress_rule.app_to_s3,
  ]
}

resource "aws_ecs_task_definition" "statsd" {
  family                   = "metrics-${var.environment}-statsd"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.statsd_execution.arn
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  task_role_arn            = aws_iam_role.statsd_task.arn

  container_definitions = jsonencode([{
    name                   = "statsd"
    image                  = "${aws_ecr_repository.statsd.repository_url}:${var.release}"
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    privileged             = false
    linuxParameters = {
      initProcessEnabled = true
      capabilities = {
        add  = []
        drop = ["ALL"]
      }
      tmpfs = [{
        containerPath = "/tmp"
        size          = 64
        mountOptions  = ["nodev", "nosuid"]
      }]
    }
    stopTimeout = 30
    portMappings = [{
      name          = "statsd"
      containerPort = 8125
      hostPort      = 8125
      protocol      = "udp"
    }]
    environment = [
      {
        name  = "GRAPHITE_HOST"
        value = "graphite.${var.environment}.metrics.internal"
      },
      {
        name  = "GRAPHITE_PORT"
        value = "2003"
      },
    ]
    secrets     = []
    mountPoints = []
    volumesFrom = []
    healthCheck = {
      command     = ["CMD", "/nodejs/bin/node", "/srv/statsd/healthcheck.mjs"]
      interval    = 30
      timeout     = 5
      retries     = 3
      startPeriod = 30
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.statsd.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "statsd"
      }
    }
  }])

  tags = {
    Name = "metrics-${var.environment}-statsd"
  }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
}

resource "aws_ecs_service" "statsd" {
  name                          = "statsd"
  availability_zone_rebalancing = "DISABLED"
  cluster                       = aws_ecs_cluster.this.arn

  # The service must never run twice: the old task stops before the new one starts.
  deployment_maximum_percent         = 100
  deployment_minimum_healthy_percent = 0
  desired_count                      = 1
  enable_ecs_managed_tags            = true
  enable_execute_command             = false
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  propagate_tags                     = "SERVICE"
  task_definition                    = aws_ecs_task_definition.statsd.arn

  tags = {
    Name = "metrics-${var.environment}-statsd"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = values(var.private_subnet_ids)
    assign_public_ip = false
    security_groups  = [aws_security_group.statsd.id]
  }

  service_registries {
    registry_arn = aws_service_discovery_service.statsd.arn
  }

  depends_on = [
    aws_iam_role_policy.statsd_execution,
    aws_vpc_security_group_egress_rule.statsd_to_graphite_carbon,
    aws_vpc_security_group_egress_rule.statsd_to_endpoints,
    aws_vpc_security_group_egress_rule.statsd_to_s3,
  ]
}

resource "aws_ecs_task_definition" "graphite" {
  family                   = "metrics-${var.environment}-graphite"
  cpu                      = "1024"
  memory                   = var.graphite_memory
  execution_role_arn       = aws_iam_role.graphite_execution.arn
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  task_role_arn            = aws_iam_role.graphite_task.arn

  container_definitions = jsonencode([{
    name                   = "graphite"
    image                  = "${aws_ecr_repository.graphite.repository_url}:${var.release}"
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    privileged             = false
    linuxParameters = {
      initProcessEnabled = true
      capabilities = {
        add  = []
        drop = ["ALL"]
      }
      tmpfs = [{
        containerPath = "/tmp"
        size          = 64
        mountOptions  = ["nodev", "nosuid"]
      }]
    }
    stopTimeout = 120
    portMappings = [
      {
        name          = "carbon"
        containerPort = 2003
        hostPort      = 2003
        protocol      = "tcp"
      },
      {
        name          = "http"
        containerPort = 8080
        hostPort      = 8080
        protocol      = "tcp"
      },
    ]
    environment = []
    secrets = [{
      name      = "GRAPHITE_SECRET_KEY"
      valueFrom = aws_secretsmanager_secret.graphite_secret_key.arn
    }]
    mountPoints = [{
      sourceVolume  = "whisper"
      containerPath = "/opt/graphite/storage"
      readOnly      = false
    }]
    volumesFrom = []
    healthCheck = {
      command     = ["CMD", "/opt/graphite/venv/bin/python", "/opt/graphite/healthcheck.py"]
      interval    = 30
      timeout     = 5
      retries     = 3
      startPeriod = 30
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.graphite.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "graphite"
      }
    }
  }])

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "whisper"

    efs_volume_configuration {
      file_system_id     = var.file_system_id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = var.access_point_id
        iam             = "ENABLED"
      }
    }
  }
}

resource "aws_ecs_service" "graphite" {
  name                          = "graphite"
  availability_zone_rebalancing = "DISABLED"
  cluster                       = aws_ecs_cluster.this.arn

  # The service must never run twice: the old task stops before the new one starts.
  deployment_maximum_percent         = 100
  deployment_minimum_healthy_percent = 0
  desired_count                      = 1
  enable_ecs_managed_tags            = true
  enable_execute_command             = false
  health_check_grace_period_seconds  = 60
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  propagate_tags                     = "SERVICE"
  task_definition                    = aws_ecs_task_definition.graphite.arn

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  load_balancer {
    container_name   = "graphite"
    container_port   = 8080
    target_group_arn = aws_lb_target_group.graphite.arn
  }

  network_configuration {
    subnets          = values(var.private_subnet_ids)
    assign_public_ip = false
    security_groups  = [aws_security_group.graphite.id]
  }

  service_registries {
    registry_arn = aws_service_discovery_service.graphite.arn
  }

  depends_on = [
    aws_lb_listener.graphite,
    aws_iam_role_policy.graphite_execution,
    aws_iam_role_policy.graphite_task,
    aws_vpc_security_group_egress_rule.graphite_to_whisper_nfs,
    aws_vpc_security_group_egress_rule.graphite_to_endpoints,
    aws_vpc_security_group_egress_rule.graphite_to_s3,
  ]
}
