resource "aws_lb" "graphite" {
  #checkov:skip=CKV_AWS_91:A Network Load Balancer logs requests of TLS listeners only, and this one has none; the flow log of the VPC records its connections.
  name = "metrics-${var.environment}-graphite"

  # A single task serves every zone's address; without this the other zones' addresses would answer
  # nothing.
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.graphite_enable_deletion_protection
  internal                         = true
  load_balancer_type               = "network"
  security_groups                  = [aws_security_group.graphite_load_balancer.id]

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  dynamic "subnet_mapping" {
    for_each = var.zones

    content {
      subnet_id            = var.private_subnet_ids[subnet_mapping.key]
      private_ipv4_address = var.graphite_load_balancer_addresses[subnet_mapping.key]
    }
  }
}

resource "aws_lb_target_group" "graphite" {
  name                 = "metrics-${var.environment}-graphite-8080"
  deregistration_delay = "30"
  port                 = 8080
  protocol             = "TCP"
  target_type          = "ip"
  vpc_id               = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  health_check {
    healthy_threshold   = 2
    interval            = 10
    protocol            = "TCP"
    unhealthy_threshold = 2
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "graphite" {
  load_balancer_arn = aws_lb.graphite.arn
  port              = 8080
  protocol          = "TCP"

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.graphite.arn
  }
}
