resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true

  tags = {
    Name = "metrics-${var.environment}"
  }
}

resource "aws_subnet" "app" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  cidr_block        = var.app_cidr_blocks[each.key]
  availability_zone = each.value

  tags = {
    Name = "metrics-app-${var.environment}-${each.key}"
  }
}

resource "aws_route_table" "app" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-app-${var.environment}"
  }
}

resource "aws_route_table_association" "app" {
  for_each = var.zones

  subnet_id      = aws_subnet.app[each.key].id
  route_table_id = aws_route_table.app[each.key].id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  subnet_ids                                      = values(aws_subnet.app)[*].id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "metrics-${var.environment}"
  }
}

resource "aws_ecr_repository" "this" {
  for_each = toset(["app", "statsd"])

  name                 = "${each.key}-${var.environment}"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecs_cluster" "this" {
  name = "metrics-${var.environment}"
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/metrics/${var.environment}/app"
  retention_in_days = var.log_retention_in_days
}

resource "aws_ecs_task_definition" "app" {
  family                   = "app-${var.environment}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.app_cpu
  memory                   = var.app_memory

  container_definitions = jsonencode([{
    name      = "app"
    image     = "${aws_ecr_repository.this["app"].repository_url}:1.0.0"
    essential = true
    environment = [
      {
        name  = "NODE_ENV"
        value = var.app_node_env
      },
      {
        name  = "STATSD_PORT"
        value = "8125"
      },
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.app.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "app"
      }
    }
  }])
}

resource "aws_ecs_service" "app" {
  name            = "app"
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.app.arn
  desired_count   = var.app_desired_count
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = values(aws_subnet.app)[*].id
    assign_public_ip = false
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_sns_topic" "alarms" {
  name = "alarms-${var.environment}"
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_backup_vault" "this" {
  count = var.backup_enabled ? 1 : 0

  name = "metrics-${var.environment}"
}

resource "aws_backup_plan" "this" {
  count = var.backup_enabled ? 1 : 0

  name = "metrics-${var.environment}"

  rule {
    rule_name         = "daily"
    schedule          = "cron(0 3 * * ? *)"
    target_vault_name = aws_backup_vault.this[0].name
  }
}
