/// Attributes that hold secrets by their names, whatever the input marks: a raw state of an older
/// Terraform marks none that the provider calls sensitive.
enum SecretNames {
  static func contains(_ name: String) -> Bool { names.contains(name) }

  private static let names: Set<String> = [
    "admin_password", "auth_token", "client_secret", "customer_gateway_configuration",
    "encrypted_password", "master_password", "master_user_password", "password", "preshared_key",
    "private_key", "private_key_openssh", "private_key_pem", "secret_binary", "secret_key",
    "secret_string", "ses_smtp_password_v4", "tunnel1_preshared_key", "tunnel2_preshared_key",
  ]
}
