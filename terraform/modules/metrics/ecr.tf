resource "aws_ecr_repository" "app" {
  name                 = "metrics-${var.environment}-app"
  image_tag_mutability = "IMMUTABLE"

  tags = {
    Name = "metrics-${var.environment}-app"
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.kms_key_arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "app" {
  repository = aws_ecr_repository.app.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the last 20 images"
      selection = {
        tagStatus   = "any"
        countType   = "imageCountMoreThan"
        countNumber = 20
      }
      action = {
        type = "expire"
      }
    }]
  })
}

resource "aws_ecr_repository" "statsd" {
  name                 = "metrics-${var.environment}-statsd"
  image_tag_mutability = "IMMUTABLE"

  tags = {
    Name = "metrics-${var.environment}-statsd"
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.kms_key_arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "statsd" {
  repository = aws_ecr_repository.statsd.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the last 20 images"
      selection = {
        tagStatus   = "any"
        countType   = "imageCountMoreThan"
        countNumber = 20
      }
      action = {
        type = "expire"
      }
    }]
  })
}

resource "aws_ecr_repository" "graphite" {
  name                 = "metrics-${var.environment}-graphite"
  image_tag_mutability = "IMMUTABLE"

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.kms_key_arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "graphite" {
  repository = aws_ecr_repository.graphite.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the last 20 images"
      selection = {
        tagStatus   = "any"
        countType   = "imageCountMoreThan"
        countNumber = 20
      }
      action = {
        type = "expire"
      }
    }]
  })
}
