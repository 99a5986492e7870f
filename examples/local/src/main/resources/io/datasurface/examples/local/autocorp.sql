-- The database of the shops; %CUSTOMERS% is the number of customers.
CREATE TABLE auto_parts (
    part_id integer PRIMARY KEY, sku varchar(40) NOT NULL, name varchar(120) NOT NULL, description varchar(2000), category varchar(60),
    vendor varchar(80), unit_price numeric(10,2) NOT NULL, inventory_level integer NOT NULL, reorder_level integer,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL);
CREATE TABLE customers (
    customer_id bigint PRIMARY KEY, first_name varchar(60) NOT NULL, last_name varchar(60) NOT NULL, email varchar(254), phone varchar(32),
    street varchar(120), city varchar(80), postal_code varchar(12), country char(2), marketing_consent boolean NOT NULL,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL);
CREATE TABLE service (
    service_id integer PRIMARY KEY, name varchar(120) NOT NULL, description varchar(2000), category varchar(60),
    labor_minutes smallint NOT NULL, labor_cost numeric(10,2) NOT NULL, updated_at timestamptz NOT NULL);
CREATE TABLE service_parts (
    service_id integer, part_id integer, quantity smallint NOT NULL, PRIMARY KEY (service_id, part_id));
CREATE TABLE sales_order (
    order_id bigint PRIMARY KEY, order_number varchar(24) NOT NULL, customer_id bigint NOT NULL, order_date date NOT NULL,
    status varchar(20) NOT NULL, subtotal numeric(12,2) NOT NULL, tax numeric(12,2) NOT NULL, total_amount numeric(12,2) NOT NULL,
    payment_method varchar(20), updated_at timestamptz NOT NULL);
CREATE TABLE sales_order_parts (
    line_id bigint PRIMARY KEY, order_id bigint NOT NULL, part_id integer NOT NULL, quantity integer NOT NULL,
    unit_price numeric(10,2) NOT NULL, line_total numeric(12,2) NOT NULL);
CREATE TABLE sales_order_services (
    line_id bigint PRIMARY KEY, order_id bigint NOT NULL, service_id integer NOT NULL, quantity integer NOT NULL,
    labor_cost numeric(10,2) NOT NULL, line_total numeric(12,2) NOT NULL);

-- Changes have all columns of a row, also long texts that did not change.
ALTER TABLE auto_parts REPLICA IDENTITY FULL;
ALTER TABLE customers REPLICA IDENTITY FULL;
ALTER TABLE service REPLICA IDENTITY FULL;

INSERT INTO auto_parts
SELECT i, 'SKU-' || i, 'Zündkerze Nr. ' || i, CASE WHEN i % 7 <> 0 THEN repeat('Passt für „' || i || '“. ', 1 + i % 90) END,
    CASE WHEN i % 11 <> 0 THEN 'Category ' || i % 12 END, CASE WHEN i % 5 <> 0 THEN 'Vendor ' || i % 20 END,
    round(i * 1.37, 2), i % 50, CASE WHEN i % 3 <> 0 THEN 10 END,
    '2024-01-01 08:00:00.000001+00'::timestamptz + i * interval '1 hour', '2025-01-01 08:00:00.123456+00'::timestamptz + i * interval '1 minute'
FROM generate_series(1, 400) i;
INSERT INTO customers
SELECT i, 'Anna' || i % 97, 'Müller' || i, CASE WHEN i % 13 <> 0 THEN ' Anna.' || i || '@Example.com' END,
    CASE WHEN i % 4 <> 0 THEN '+49 711 ' || i END, 'Straße ' || i % 300, 'Stuttgart', lpad((i % 99999)::text, 5, '0'),
    CASE i % 3 WHEN 0 THEN 'DE' WHEN 1 THEN 'FR' END, i % 2 = 0,
    '2020-02-29 23:59:59.999999+00'::timestamptz + i * interval '1 minute', '2025-03-01 00:00:00+00'::timestamptz + i * interval '1 second'
FROM generate_series(1, %CUSTOMERS%) i;
INSERT INTO service
SELECT i, 'Service ' || i, CASE WHEN i % 2 = 0 THEN 'What it is about' END, 'Garage', i % 240, round(i * 3.1, 2), '2025-02-01 10:00:00+00'
FROM generate_series(1, 110) i;
INSERT INTO service_parts
SELECT 1 + i % 110, 1 + i / 110 * 37 + i % 37, 1 + i % 4 FROM generate_series(0, 1073) i;
INSERT INTO sales_order
SELECT i, 'A-' || lpad(i::text, 8, '0'), 1 + i % %CUSTOMERS%, '2025-01-01'::date + i % 6, 'PAID', i, round(i * 0.19, 2), i + round(i * 0.19, 2),
    CASE WHEN i % 9 <> 0 THEN 'CARD' END, '2025-10-01 12:00:00.5+00'::timestamptz + i * interval '1 second'
FROM generate_series(1, 1000) i;
INSERT INTO sales_order_parts
SELECT i, 1 + i % 1000, 1 + i % 400, 1 + i % 5, 9.99, (1 + i % 5) * 9.99 FROM generate_series(1, 2135) i;
INSERT INTO sales_order_services
SELECT i, 1 + i % 1000, 1 + i % 110, 1, 49.50, 49.50 FROM generate_series(1, 644) i;
