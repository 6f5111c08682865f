output "sns_topic_arn" {
  description = "ARN of the topic of the operations alarms."
  value       = aws_sns_topic.this.arn
}
