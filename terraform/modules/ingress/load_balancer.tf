resource "aws_lb" "web" {
  name                       = "metrics-${var.environment}-web"
  desync_mitigation_mode     = "defensive"
  drop_invalid_header_fields = true
  enable_deletion_protection = var.web_enable_deletion_protection
  internal                   = false
  load_balancer_type         = "application"
  security_groups            = [aws_security_group.web.id]
  subnets                    = values(aws_subnet.public)[*].id

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  access_logs {
    bucket  = aws_s3_bucket.web_logs.id
    enabled = true
    prefix  = "access"
  }

  connection_logs {
    bucket  = aws_s3_bucket.web_logs.id
    enabled = true
    prefix  = "connection"
  }

  depends_on = [aws_s3_bucket_policy.web_logs, aws_internet_gateway.this]
}

resource "aws_lb_target_group" "web" {
  name                 = "metrics-${var.environment}-web-8080"
  deregistration_delay = "30"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  health_check {
    healthy_threshold   = 2
    interval            = 15
    matcher             = "200"
    path                = "/health"
    protocol            = "HTTP"
    unhealthy_threshold = 2
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "web" {
  for_each = var.zones

  target_group_arn = aws_lb_target_group.web.arn
  target_id        = var.web_target_ids[each.key]

  # Targets outside the load balancer's own VPC are in no zone.
  availability_zone = "all"
  port              = 8080
}

resource "aws_lb_listener" "web_https" {
  load_balancer_arn = aws_lb.web.arn
  certificate_arn   = var.certificate_arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_lb_listener" "web_http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
      port        = "443"
      protocol    = "HTTPS"
    }
  }
}
