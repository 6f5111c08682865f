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
  name        = "metrics-${var.environment}-whisper"
  description = "Mount targets of whisper"
  vpc_id      = var.vpc_id

  tags = {
    Name = "metrics-${var.environment}-whisper"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "whisper_from_graphite_nfs" {
  security_group_id            = aws_security_group.this.id
  description                  = "NFS over TLS from graphite"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = var.graphite_security_group_id
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

resource "aws_backup_vault" "this" {
  count = var.backup_enabled ? 1 : 0

  name        = "metrics-${var.environment}-whisper"
  kms_key_arn = var.kms_key_arn

  tags = {
    Name = "metrics-${var.environment}-whisper"
  }
}

resource "aws_backup_plan" "this" {
  count = var.backup_enabled ? 1 : 0

  name = "metrics-${var.environment}-whisper"

  tags = {
    Name = "metrics-${var.environment}-whisper"
  }

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.this[0].name
    completion_window = 360
    schedule          = "cron(0 17 * * ? *)"
    start_window      = 60

    lifecycle {
      delete_after = var.backup_plan_retention_in_days
    }
  }
}

resource "aws_iam_role" "backup" {
  count = var.backup_enabled ? 1 : 0

  name = "metrics-${var.environment}-whisper-backup"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "backup.amazonaws.com"
      }
      Action = "sts:AssumeRole"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = var.account_id
        }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "backup" {
  count = var.backup_enabled ? 1 : 0

  role       = aws_iam_role.backup[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_iam_role_policy_attachment" "restore" {
  count = var.backup_enabled ? 1 : 0

  role       = aws_iam_role.backup[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores"
}

resource "aws_backup_selection" "this" {
  count = var.backup_enabled ? 1 : 0

  name         = "whisper"
  iam_role_arn = aws_iam_role.backup[0].arn
  plan_id      = aws_backup_plan.this[0].id
  resources    = [aws_efs_file_system.this.arn]

  depends_on = [aws_iam_role_policy_attachment.backup, aws_iam_role_policy_attachment.restore]
}
