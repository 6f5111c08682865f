resource "aws_s3_bucket" "web_logs" {
  #checkov:skip=CKV2_AWS_62:Nothing waits for new log files.
  #checkov:skip=CKV_AWS_144:Access logs serve this Region's operation and are lost with it.
  #checkov:skip=CKV_AWS_145:Elastic Load Balancing delivers to buckets with S3's own keys only.
  #checkov:skip=CKV_AWS_18:This is the bucket for logs; logging access to it would never end.
  bucket        = "metrics-${var.environment}-web-logs-${var.account_id}"
  force_destroy = var.web_logs_force_destroy

  tags = {
    Name = "metrics-${var.environment}-web-logs"
  }
}

resource "aws_s3_bucket_public_access_block" "web_logs" {
  bucket                  = aws_s3_bucket.web_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "web_logs" {
  bucket = aws_s3_bucket.web_logs.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# Load balancers cannot deliver logs to a bucket with a KMS key.
resource "aws_s3_bucket_server_side_encryption_configuration" "web_logs" {
  bucket = aws_s3_bucket.web_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "web_logs" {
  bucket = aws_s3_bucket.web_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "web_logs" {
  bucket = aws_s3_bucket.web_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    expiration {
      days = var.web_logs_expiration_days
    }

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  depends_on = [aws_s3_bucket_versioning.web_logs]
}

resource "aws_s3_bucket_policy" "web_logs" {
  bucket = aws_s3_bucket.web_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "DeliverLogs"
        Effect = "Allow"
        Principal = {
          Service = "logdelivery.elasticloadbalancing.amazonaws.com"
        }
        Action = "s3:PutObject"
        Resource = [
          "${aws_s3_bucket.web_logs.arn}/access/AWSLogs/${var.account_id}/*",
          "${aws_s3_bucket.web_logs.arn}/connection/AWSLogs/${var.account_id}/*",
        ]
        Condition = {
          StringEqualsIfExists = {
            "aws:SourceAccount" = var.account_id
          }
          ArnLikeIfExists = {
            "aws:SourceArn" = "arn:aws:elasticloadbalancing:${var.region}:${var.account_id}:loadbalancer/*"
          }
        }
      },
      {
        Sid    = "RefusePlainTransport"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "s3:*"
        Resource = [aws_s3_bucket.web_logs.arn, "${aws_s3_bucket.web_logs.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.web_logs]
}
