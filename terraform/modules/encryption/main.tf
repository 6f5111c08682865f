resource "aws_kms_key" "this" {
  description             = "Data at rest of metrics in ${var.environment}"
  deletion_window_in_days = var.kms_key_deletion_window_in_days
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AccountAdministration"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::${var.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
      {
        Sid    = "CloudWatchLogs"
        Effect = "Allow"
        Principal = {
          Service = "logs.${var.region}.amazonaws.com"
        }
        Action = [
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*",
        ]
        Resource = "*"
        Condition = {
          ArnLike = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:${var.region}:${var.account_id}:log-group:*"
          }
        }
      },
      {
        Sid    = "CloudWatchAlarms"
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action   = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource = "*"
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:*"
          }
          StringEquals = {
            "aws:SourceAccount" = var.account_id
          }
        }
      },
      {
        Sid    = "MetricsTaskStorage"
        Effect = "Allow"
        Principal = {
          Service = "fargate.amazonaws.com"
        }
        Action   = "kms:GenerateDataKeyWithoutPlaintext"
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:EncryptionContext:aws:ecs:clusterAccount" = var.account_id
            "kms:EncryptionContext:aws:ecs:clusterName"    = "metrics-${var.environment}-metrics"
          }
        }
      },
      {
        Sid    = "MetricsTaskStorageGrant"
        Effect = "Allow"
        Principal = {
          Service = "fargate.amazonaws.com"
        }
        Action   = "kms:CreateGrant"
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:EncryptionContext:aws:ecs:clusterAccount" = var.account_id
            "kms:EncryptionContext:aws:ecs:clusterName"    = "metrics-${var.environment}-metrics"
          }
          "ForAllValues:StringEquals" = {
            "kms:GrantOperations" = "Decrypt"
          }
        }
      },
    ]
  })

  tags = {
    Name = "metrics-${var.environment}-encryption"
  }
}

resource "aws_kms_alias" "this" {
  name          = "alias/metrics-${var.environment}"
  target_key_id = aws_kms_key.this.key_id
}
