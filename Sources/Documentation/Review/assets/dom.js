// Small helpers: making nodes, speaking to screen readers.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An HTML element; attributes that are null or false are left out, `on…` are listeners. */
function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An SVG element. */
function s(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Lets a screen reader say a sentence. */
function announce(text) {
  $("#live").textContent = text;
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** How words of types are written that are names or abbreviations. */
const WRITTEN = {
  acl: "ACL", appautoscaling: "Application Auto Scaling", cloudwatch: "CloudWatch", dns: "DNS", ec2: "", ecr: "ECR", ecs: "ECS",
  efs: "EFS", eip: "Elastic IP address", iam: "IAM", kms: "KMS", lb: "load balancer", nat: "NAT", networkfirewall: "Network Firewall",
  s3: "S3", secretsmanager: "Secrets Manager", sns: "SNS", vpc: "VPC", wafv2: "WAF",
};

/** `aws_vpc_endpoint` reads `VPC endpoint`. */
const typeWords = (type) => type.replace(/^aws_/, "").split("_").map((word) => WRITTEN[word] ?? word).filter(Boolean).join(" ")
  .replace("Firewall firewall", "Firewall");
