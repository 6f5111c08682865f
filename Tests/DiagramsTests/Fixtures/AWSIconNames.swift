/// Names of files in the package of AWS Architecture Icons, SVGs of 48 pixels, as public projects
/// that hold releases of 2024 to 2026 list them.
enum AWSIconNames {
  static let all: Set<String> = Set(
    """
    Arch_AWS-Auto-Scaling Arch_AWS-Backup Arch_AWS-Certificate-Manager Arch_AWS-Cloud-Map
    Arch_AWS-Identity-and-Access-Management Arch_AWS-Key-Management-Service Arch_AWS-Lambda
    Arch_AWS-Network-Firewall Arch_AWS-Resource-Access-Manager Arch_AWS-Secrets-Manager
    Arch_AWS-Site-to-Site-VPN Arch_AWS-Transit-Gateway Arch_AWS-WAF Arch_Amazon-CloudWatch
    Arch_Amazon-Data-Firehose Arch_Amazon-EFS Arch_Amazon-ElastiCache
    Arch_Amazon-Elastic-Container-Registry Arch_Amazon-Elastic-Container-Service
    Arch_Amazon-EventBridge Arch_Amazon-RDS Arch_Amazon-Route-53
    Arch_Amazon-Simple-Notification-Service Arch_Amazon-Simple-Queue-Service
    Arch_Amazon-Virtual-Private-Cloud
    Res_AWS-Identity-Access-Management_Role Res_AWS-Systems-Manager_Parameter-Store
    Res_AWS-Transit-Gateway_Attachment Res_Amazon-CloudWatch_Alarm Res_Amazon-CloudWatch_Logs
    Res_Amazon-DynamoDB_Table Res_Amazon-EC2_Elastic-IP-Address Res_Amazon-EC2_Instance
    Res_Amazon-Elastic-Block-Store_Volume Res_Amazon-Elastic-Container-Service_Service
    Res_Amazon-Elastic-Container-Service_Task Res_Amazon-Elastic-File-System_File-System
    Res_Amazon-Route-53_Route-Table Res_Amazon-Simple-Storage-Service_Bucket
    Res_Amazon-VPC_Elastic-Network-Interface Res_Amazon-VPC_Endpoints
    Res_Amazon-VPC_Internet-Gateway Res_Amazon-VPC_NAT-Gateway
    Res_Amazon-VPC_Network-Access-Control-List Res_Amazon-VPC_Peering-Connection
    Res_Elastic-Load-Balancing_Application-Load-Balancer
    """.split { $0 == " " || $0 == "\n" }.map { "\($0)_48.svg" }
      + ["Internet", "User", "Office-building"].map { "Res_\($0)_48_Light.svg" })
}
