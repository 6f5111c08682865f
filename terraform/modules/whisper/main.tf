resource "aws_vpc_security_group_ingress_rule" "whisper_from_graphite" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.this.id
  description                  = "NFS over TLS from graphite"
  from_port                    = 2049
  referenced_security_group_id = var.graphite_security_group_id
  to_port                      = 2049
}

resource "aws_efs_file_system" "this" {
  encrypted        = true
  kms_key_id       = var.kms_key_arn
  performance_mode = "generalPurpose"

  # The default, bursting, starves a small file system of many small writes.
  throughput_mode = "elastic"

  tags = {
    Name = "metrics-${var.environment}-whisper"
  }
}

resource "aws_security_group" "this" {
  description = "Mount targets of whisper"
  name        = "metrics-${var.environment}-whisper"
  vpc_id      = var.vpc_id

  tags = {
    Name = "metrics-${var.environment}-whisper"
  }
}

resource "aws_efs_mount_target" "this" {
  for_each = var.zones

  file_system_id  = aws_efs_file_system.this.id
  subnet_id       = var.private_subnet_ids[each.key]
  security_groups = [aws_security_group.this.id]
}

resource "aws_efs_access_point" "this" {
  file_system_id = aws_efs_file_system.this.id

  tags = {
    Name = "metrics-${var.environment}-whisper"
  }

  posix_user {
    gid = 10001
    uid = 10001
  }

  root_directory {
    path = "/whisper"

    creation_info {
      owner_gid   = 10001
      owner_uid   = 10001
      permissions = "0750"
    }
  }
}

# Without a policy any client that reaches a mount target may mount as root.
resource "aws_efs_file_system_policy" "this" {
  file_system_id = aws_efs_file_system.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "MountGraphite"
        Effect = "Allow"
        Principal = {
          AWS = var.graphite_task_role_arn
        }
        Action   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource = aws_efs_file_system.this.arn
        Condition = {
          Bool = {
            "elasticfilesystem:AccessedViaMountTarget" = "true"
          }
          StringEquals = {
            "elasticfilesystem:AccessPointArn" = aws_efs_access_point.this.arn
          }
        }
      },
      {
        Sid    = "RefusePlainTransport"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "*"
        Resource = aws_efs_file_system.this.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_efs_backup_policy" "this" {
  file_system_id = aws_efs_file_system.this.id

  backup_policy {
    status = var.backup_policy_status
  }
}
