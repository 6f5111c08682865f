variable "alarm_email" {
  type        = string
  description = "Address that alarms are sent to."
  nullable    = false

  validation {
    condition     = strcontains(var.alarm_email, "@")
    error_message = "Alarm_email has no @."
  }
}
